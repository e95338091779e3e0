import type { Random } from "../core/random.js"
import type { AddressRecord } from "../orders/types.js"

interface Country {
  first: readonly string[]
  last: readonly string[]
  streets: readonly string[]
  /** [city, state or region, start of the postal code] */
  cities: readonly (readonly [string, string, string])[]
  /** How the postal code goes on: # a digit, @ a letter. */
  postal: string
  phone: string
  street: (street: string, number: number) => string
  name?: (first: string, last: string) => string
}

const after = (street: string, number: number) => `${street} ${number}`
const before = (street: string, number: number) => `${number} ${street}`

/** Invented people and streets. Phone numbers use ranges reserved for fiction where there are any. */
const COUNTRIES: Record<string, Country> = {
  DE: {
    first: ["Jürgen", "Käthe", "Sören", "Anneliese", "Björn", "Marlies", "Lothar", "Grete"],
    last: ["Müllerstein", "Weißhaupt", "Königsfeld", "Jägersberg", "Straßburger", "Öhlmann"],
    streets: ["Lindenblütenweg", "Große Gänsestraße", "Am Mühlbächle", "Königsallee-Nord"],
    cities: [
      ["Köln", "", "50"],
      ["München", "", "80"],
      ["Lübeck", "", "23"],
      ["Görlitz", "", "02"],
    ],
    postal: "###",
    phone: "+49 30 23125 ",
    street: after,
  },
  NL: {
    first: ["Sjoerd", "Fenna", "Daniël", "Zoë", "Jet", "Koen", "Noémi", "Wouter"],
    last: ["van der Molenwerf", "de Kaasjager", "Tulpenburg", "ter Bruggenzoon", "Dijkgraafsma"],
    streets: ["Tulpengracht", "Oude Molenwerf", "Kaasmarktstraat", "Nieuwe Waterlinie"],
    cities: [
      ["Amsterdam", "", "10"],
      ["'s-Hertogenbosch", "", "52"],
      ["Groningen", "", "97"],
    ],
    postal: "## @@",
    phone: "+31 20 555 0",
    street: after,
  },
  FR: {
    first: ["Françoise", "Hélène", "Jérôme", "Maëlle", "Gaël", "Benoît", "Chloé"],
    last: ["Lefèvre-Dubuisson", "Garçonnet", "d'Étoilemont", "Boisjoli", "Crêpeau"],
    streets: ["rue des Églantines", "avenue du Château d'Eau", "impasse des Chênes"],
    cities: [
      ["Besançon", "", "25"],
      ["Orléans", "", "45"],
      ["Nîmes", "", "30"],
    ],
    postal: "###",
    phone: "+33 1 99 00 ",
    street: before,
  },
  IT: {
    first: ["Nicolò", "Giosuè", "Maria Sofìa", "Dànilo"],
    last: ["Pontevecchi", "Dell'Arancio", "Montelungo"],
    streets: ["via dei Tulipani", "viale Libertà"],
    cities: [["Forlì", "FC", "47"]],
    postal: "###",
    phone: "+39 06 5550 ",
    street: after,
  },
  GB: {
    first: ["Siân", "Alasdair", "Imogen", "Rhys", "Fiona", "Niamh", "Graham"],
    last: ["Thistlewood", "O'Brambley", "Featherstone-Hale", "MacLochty", "Pennyquick"],
    streets: ["Bramble Lane", "St Crispin's Row", "Old Foundry Road"],
    cities: [
      ["Leeds", "West Yorkshire", "LS"],
      ["Aberdeen", "", "AB"],
      ["Cardiff", "", "CF"],
    ],
    postal: "# #@@",
    phone: "+44 20 7946 0",
    street: before,
  },
  SE: {
    first: ["Åsa", "Göran", "Märta", "Håkan", "Örjan", "Linnéa"],
    last: ["Björkelund", "Sjöstrand-Holm", "Ängqvist", "Höglundsson"],
    streets: ["Blåbärsvägen", "Södra Ängsgatan", "Åkerstigen"],
    cities: [
      ["Malmö", "", "21"],
      ["Göteborg", "", "41"],
      ["Umeå", "", "90"],
    ],
    postal: "# ##",
    phone: "+46 8 465 004 ",
    street: after,
  },
  PL: {
    first: ["Łukasz", "Małgorzata", "Żaneta", "Wojciech", "Święcisława", "Paweł"],
    last: ["Brzęczykowski", "Źródlak", "Łąkowska", "Dąbrówkiewicz", "Ćwikliński"],
    streets: ["ul. Różana", "ul. Świętego Łukasza", "al. Dębowa"],
    cities: [
      ["Łódź", "", "90"],
      ["Kraków", "", "30"],
      ["Gdańsk", "", "80"],
    ],
    postal: "-###",
    phone: "+48 22 555 0",
    street: after,
  },
  US: {
    first: ["Harper", "José", "Delaney", "Tobias", "Renée", "Amos", "Winona"],
    last: ["Applegarth", "Núñez-Carter", "Stonebrook", "O'Halloran", "Wheatley III"],
    streets: ["Larkspur Avenue", "Old Mill Road", "County Road 12", "Juniper Court"],
    cities: [
      ["Brooklyn", "NY", "112"],
      ["Austin", "TX", "787"],
      ["Portland", "OR", "972"],
      ["Fresno", "CA", "937"],
      ["Columbus", "OH", "432"],
    ],
    postal: "##",
    phone: "+1 555-01",
    street: before,
  },
  CA: {
    first: ["Océane", "Graeme", "Noëlle", "Étienne", "Maeve"],
    last: ["Beauséjour", "MacAllistair", "Tremblay-Roy", "Northcott"],
    streets: ["rue Sainte-Thérèse", "Maple Ridge Drive", "Lakeshore Boulevard"],
    cities: [
      ["Toronto", "ON", "M5"],
      ["Calgary", "AB", "T2"],
      ["Montréal", "QC", "H2"],
    ],
    postal: "@ #@#",
    phone: "+1 604-555-01",
    street: before,
  },
  JP: {
    first: ["漢字", "美咲", "健太郎", "さくら", "ジョン", "陽菜"],
    last: ["架空", "山川田", "鈴木野", "高橋本", "小鳥遊"],
    streets: ["架空町1丁目", "桜ヶ丘3丁目", "緑通り2丁目"],
    cities: [
      ["渋谷区", "東京都", "150"],
      ["大阪市北区", "大阪府", "530"],
      ["札幌市中央区", "北海道", "060"],
    ],
    postal: "-####",
    phone: "+81 3-5550-",
    street: (street, number) => `${street}${number}-${(number % 9) + 1}`,
    name: (first, last) => `${last} ${first}`,
  },
}

/** Tax rates per US state and Canadian province, in parts per 100 000. */
const LOCAL_RATES: Record<string, number> = {
  NY: 8_875,
  TX: 8_250,
  OR: 0,
  CA: 7_250,
  OH: 7_500,
  ON: 13_000,
  AB: 5_000,
  QC: 14_975,
}

/** The rate charged where the goods go, or null when the marketplace's own rate applies. */
export function localTaxRate(address: AddressRecord): number | null {
  return LOCAL_RATES[address.stateOrRegion ?? ""] ?? null
}

/** An invented person's address in the country; marketplaces without people borrow Dutch ones. */
export function inventAddress(random: Random, countryCode: string): AddressRecord {
  const known = COUNTRIES[countryCode] ? countryCode : "NL"
  const country = COUNTRIES[known] as Country
  const [city, stateOrRegion, prefix] = random.pick(country.cities)
  const first = random.pick(country.first)
  const last = random.pick(country.last)
  const flat = random.chance(0.2)
  const commercial = random.chance(0.1)
  return {
    name: country.name ? country.name(first, last) : `${first} ${last}`,
    ...(commercial && { companyName: `${last} & Co.` }),
    addressLine1: country.street(random.pick(country.streets), random.int(1, 199)),
    ...(flat && {
      addressLine2:
        known === "JP" ? `架空ビル ${random.int(101, 909)}号` : `2. / ${random.int(1, 40)}`,
    }),
    city,
    ...(stateOrRegion && { stateOrRegion }),
    postalCode: prefix + fill(random, country.postal),
    countryCode: known,
    ...(random.chance(0.8) && { phone: country.phone + random.digits(2) }),
    addressType: commercial ? "COMMERCIAL" : "RESIDENTIAL",
  }
}

/** The relay address that Amazon shows instead of the buyer's own. */
export function relayEmail(random: Random, domain: string): string {
  const name = random.letters(14, "abcdefghijklmnopqrstuvwxyz0123456789")
  return `${name}@marketplace.${domain.replace("www.", "")}`
}

function fill(random: Random, pattern: string): string {
  return [...pattern]
    .map((character) =>
      character === "#"
        ? random.digits(1)
        : character === "@"
          ? random.letters(1, "ABCEGHJKLMNPRSTVXY")
          : character
    )
    .join("")
}
