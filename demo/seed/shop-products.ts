/** Sold in the web shop only: Amazon knows none of these. Prices in euro. */
export const shopOnlyProducts: ShopOnlyProduct[] = [
  { title: "Engraved Bread Board", sku: "SHOP-BOARD", price: 39.5, variants: ["Oak", "Beech"] },
  { title: "Gift Voucher", sku: "SHOP-VOUCHER", price: 25, variants: ["25", "50"] },
  { title: "Tea Tasting Box", sku: "SHOP-TEA", price: 19.9, variants: ["Green", "Black"] },
  { title: "Hand-thrown Bowl", sku: "SHOP-BOWL", price: 48, variants: ["Small", "Large"] },
  { title: "Wool Blanket", sku: "SHOP-BLANKET", price: 89, variants: ["Grey", "Rust"] },
  { title: "Beeswax Candle Pair", sku: "SHOP-CANDLE", price: 14.5, variants: ["20 cm", "30 cm"] },
  { title: "Linen Apron", sku: "SHOP-APRON", price: 34, variants: ["Natural", "Navy"] },
  { title: "Seasonal Bouquet", sku: "SHOP-BOUQUET", price: 29, variants: ["Standard"] },
  { title: "Knife Sharpening Service", sku: "SHOP-SHARPEN", price: 9.5, variants: ["One knife"] },
  { title: "Workshop: Sourdough", sku: "SHOP-WORKSHOP", price: 75, variants: ["One place"] },
]

export interface ShopOnlyProduct {
  title: string
  sku: string
  price: number
  variants: string[]
}
