/** A region of the demo shop and the countries in it, with the standard VAT or sales tax rate in %. */
export interface Market {
  name: string
  currency: string
  countries: Record<string, number | null>
  /** Prices of the web shop include the tax. */
  taxInclusive: boolean
  shippingPrice: number
}

/** One region per currency of the demo's Amazon stores. Null: the rate differs inside the country. */
export const markets: Market[] = [
  {
    name: "Europe",
    currency: "eur",
    countries: { de: 19, nl: 21, fr: 20, it: 22, es: 21, be: 21, at: 20, ie: 23, lu: 17 },
    taxInclusive: true,
    shippingPrice: 4.95,
  },
  {
    name: "United Kingdom",
    currency: "gbp",
    countries: { gb: 20 },
    taxInclusive: true,
    shippingPrice: 4.5,
  },
  { name: "Sweden", currency: "sek", countries: { se: 25 }, taxInclusive: true, shippingPrice: 59 },
  { name: "Poland", currency: "pln", countries: { pl: 23 }, taxInclusive: true, shippingPrice: 19 },
  {
    name: "United States",
    currency: "usd",
    countries: { us: null },
    taxInclusive: false,
    shippingPrice: 5.95,
  },
  {
    name: "Canada",
    currency: "cad",
    countries: { ca: null },
    taxInclusive: false,
    shippingPrice: 7.95,
  },
  { name: "Japan", currency: "jpy", countries: { jp: 10 }, taxInclusive: true, shippingPrice: 600 },
]
