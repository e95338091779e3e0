import type { NoticeTexts } from "./types"

/** Dutch. */
export const nl: NoticeTexts = {
  access_expiring: {
    title_one: "{{name}}: de toegang tot Amazon eindigt binnen een dag",
    title_other: "{{name}}: de toegang tot Amazon eindigt over {{count}} dagen",
    text: "De toegang tot {{account}} eindigt op {{date}}. Verleng nu; aan je productvermeldingen verandert niets.",
  },
  access_lapsed: {
    title: "{{name}}: de toegang tot Amazon is verlopen",
    text: "Amazon weigert sinds {{since}} de toegang tot {{account}}. Bestellingen en voorraad staan stil. Na verlenging halen we op wat is gemist.",
  },
  access_resumed: {
    title: "{{name}}: de toegang tot Amazon werkt weer",
    text_zero:
      "Sinds {{since}} is geen bestelling gemist. Bestellingen, voorraad en productvermeldingen gaan verder.",
    text_one:
      "{{count}} bestelling sinds {{since}} is opgehaald. Bestellingen, voorraad en productvermeldingen gaan verder.",
    text_other:
      "{{count}} bestellingen sinds {{since}} zijn opgehaald. Bestellingen, voorraad en productvermeldingen gaan verder.",
  },
  client_secret_expires: {
    title_zero: "{{name}}: het client secret is afgelopen",
    title_one: "{{name}}: het client secret eindigt binnen een dag",
    title_other: "{{name}}: het client secret eindigt over {{count}} dagen",
    text_zero:
      "Het client secret van de Amazon-applicatie is op {{date}} afgelopen. Er gaat niets naar Amazon en er komt niets vandaan tot er een nieuw is: vul het in bij Instellingen › Amazon.",
    text: "Het client secret van de Amazon-applicatie eindigt op {{date}}; daarna staat alles stil. Vernieuw het in Instellingen › Amazon. Het oude blijft intussen geldig.",
  },
  read_only: {
    title: "{{name}}: er gaat niets naar Amazon",
    text: "Alleen-lezen is begonnen. Wijzigingen wachten en er gaat niets verloren. Open Amazon in het beheer als dit de echte winkel is.",
  },
  flow_late: {
    title: "{{name}}: ‘{{flow}}’ is te laat",
    text: "Niet gelukt sinds {{since}}. Open de winkel in het beheer om de oorzaak te zien en voer het nu uit.",
  },
  orders_held: {
    title_one: "{{name}}: {{count}} bestelling vastgehouden",
    title_other: "{{name}}: {{count}} bestellingen vastgehouden",
    text: "Los de oorzaak één keer op in Amazon › Bestellingen; daarna worden ze vanzelf geïmporteerd.",
  },
  test: {
    title: "{{name}}: testbericht",
    text: "Berichten van de Amazon-winkels komen hier aan.",
  },
}
