import { withCheckDigit } from "../catalogue/products.js"
import type { CatalogItem, ProductIdentifier } from "./types.js"

const ean = (twelve: string): ProductIdentifier => ({ type: "EAN", value: withCheckDigit(twelve) })

function item(
  asin: string,
  title: string,
  brand: string,
  productType: string,
  euroCents: number,
  identifiers: ProductIdentifier[],
  more: Partial<CatalogItem> = {}
): CatalogItem {
  return {
    ...{ asin, title, brand, productType, euroCents, identifiers },
    marketplaceIds: null,
    packageGrams: 400,
    ...more,
  }
}

/**
 * Products of other brands that none of the emulator's sellers lists at first: what a client finds
 * when it attaches offers. Two pages share one EAN, and there is one identifier of each kind.
 */
export const OTHER_ITEMS: readonly CatalogItem[] = [
  item("B0TWINPAG1", "Enamel milk can 1 l", "Windmolen", "DRINKING_CUP", 1899, [
    ean("871994500001"),
  ]),
  item("B0TWINPAG2", "Enamel milk can 1 l, gift box", "Windmolen", "DRINKING_CUP", 2199, [
    ean("871994500001"),
  ]),
  item("B0WMKETTL1", "Enamel kettle 1.5 l", "Windmolen", "DRINKING_CUP", 3499, [
    ean("871994500002"),
  ]),
  item("B0WMBREAD1", "Bread bin, enamel", "Windmolen", "BOWL", 4299, [ean("871994500003")]),
  item("B0PLLANTR1", "Storm lantern, steel", "Polderlicht", "CANDLE", 2799, [
    ean("871994500004"),
    { type: "UPC", value: "036000291452" },
  ]),
  item("B0PLWICKS1", "Lantern wicks, 10 pieces", "Polderlicht", "CANDLE", 499, [
    { type: "UPC", value: "042100005264" },
  ]),
  item("B0HANAMI01", "Tea bowl, hand-thrown", "Hanami", "BOWL", 3899, [
    { type: "JAN", value: "4901234567894" },
  ]),
  item("B0HANAMI02", "Incense holder", "Hanami", "CANDLE", 1599, [
    { type: "JAN", value: "4912345678904" },
  ]),
  item("B0ERBORIS1", "Camomile drops 30 ml", "Erborista", "TEA", 1290, [
    { type: "MINSAN", value: "900123456" },
    ean("803000000001"),
  ]),
  item("9021000113", "A Small Book of Canals", "Papierkade", "NOTEBOOK", 1495, [
    { type: "ISBN", value: "9789021000114" },
  ]),
  item("B0BRANDGAT", "Merino cardigan, limited edition", "Noordzee Atelier", "SWEATER", 15900, [
    ean("871994500009"),
  ]),
  item("B0NOTFORAL", "Pocket knife, walnut", "Smederij", "HAND_TOOL", 5490, [ean("871994500010")]),
]
