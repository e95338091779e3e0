import type { NoticeTexts } from "./types"

/** German. */
export const de: NoticeTexts = {
  access_expiring: {
    title_one: "{{name}}: Der Zugriff auf Amazon endet binnen eines Tages",
    title_other: "{{name}}: Der Zugriff auf Amazon endet in {{count}} Tagen",
    text: "Der Zugriff auf {{account}} endet am {{date}}. Verlängern Sie ihn jetzt; an Ihren Angeboten ändert sich nichts.",
  },
  access_lapsed: {
    title: "{{name}}: Der Zugriff auf Amazon ist abgelaufen",
    text: "Amazon verweigert seit {{since}} den Zugriff auf {{account}}. Bestellungen und Lagerbestand stehen still. Nach der Verlängerung holen wir nach, was gefehlt hat.",
  },
  access_resumed: {
    title: "{{name}}: Der Zugriff auf Amazon funktioniert wieder",
    text_zero:
      "Seit {{since}} hat keine Bestellung gefehlt. Bestellungen, Lagerbestand und Angebote laufen weiter.",
    text_one:
      "{{count}} Bestellung seit {{since}} wurde nachgeholt. Bestellungen, Lagerbestand und Angebote laufen weiter.",
    text_other:
      "{{count}} Bestellungen seit {{since}} wurden nachgeholt. Bestellungen, Lagerbestand und Angebote laufen weiter.",
  },
  client_secret_expires: {
    title_zero: "{{name}}: Das Client Secret ist abgelaufen",
    title_one: "{{name}}: Das Client Secret endet binnen eines Tages",
    title_other: "{{name}}: Das Client Secret endet in {{count}} Tagen",
    text_zero:
      "Das Client Secret der Amazon-Anwendung ist am {{date}} abgelaufen. Nichts geht zu Amazon oder kommt von dort, bis es ein neues gibt: Hinterlegen Sie es unter Einstellungen › Amazon.",
    text: "Das Client Secret der Amazon-Anwendung endet am {{date}}; danach steht alles still. Erneuern Sie es unter Einstellungen › Amazon. Das alte bleibt währenddessen gültig.",
  },
  read_only: {
    title: "{{name}}: Es geht nichts an Amazon",
    text: "Der Nur-Lesen-Modus hat begonnen. Änderungen warten, nichts geht verloren. Öffnen Sie Amazon in der Verwaltung, falls dies der echte Shop ist.",
  },
  flow_late: {
    title: "{{name}}: „{{flow}}“ ist verspätet",
    text: "Kein Erfolg seit {{since}}. Öffnen Sie den Shop in der Verwaltung, um die Ursache zu sehen, und führen Sie den Datenfluss jetzt aus.",
  },
  orders_held: {
    title_one: "{{name}}: {{count}} Bestellung angehalten",
    title_other: "{{name}}: {{count}} Bestellungen angehalten",
    text: "Beheben Sie die Ursache einmal unter Amazon › Bestellungen; die Bestellungen werden dann von selbst importiert.",
  },
  test: {
    title: "{{name}}: Testmitteilung",
    text: "Mitteilungen der Amazon-Shops kommen hier an.",
  },
}
