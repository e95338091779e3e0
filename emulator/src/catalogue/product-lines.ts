export interface ProductLine {
  code: string
  title: string
  brand: string
  productType: string
  euroCents: number
  /** [SKU suffix, words in the title] */
  variants: readonly (readonly [string, string])[]
}

const COLOURS = [
  ["RED", "tulip red"],
  ["YEL", "daffodil yellow"],
  ["BLU", "delft blue"],
] as const
const SIZES = [
  ["S", "size S"],
  ["M", "size M"],
  ["L", "size L"],
  ["XL", "size XL"],
] as const

function line(
  code: string,
  title: string,
  brand: string,
  productType: string,
  euroCents: number,
  variants: ProductLine["variants"]
): ProductLine {
  return { code, title, brand, productType, euroCents, variants }
}

/** An invented Dutch shop of things for home, kitchen and garden. */
export const PRODUCT_LINES: readonly ProductLine[] = [
  line("MUG", "Stoneware mug 350 ml", "Tulp", "DRINKING_CUP", 1299, COLOURS),
  line("BOWL", "Cereal bowl 600 ml", "Tulp", "BOWL", 999, COLOURS),
  line("PLATE", "Dinner plate 27 cm", "Tulp", "PLATE", 1199, COLOURS),
  line("VASE", "Glass tulip vase 24 cm", "Tulp", "VASE", 2499, COLOURS),
  line("APRON", "Linen kitchen apron", "Linnenhuis", "APRON", 2799, COLOURS),
  line("TOWEL", "Tea towel, set of 3", "Linnenhuis", "TOWEL", 1499, COLOURS),
  line("SHIRT", "Organic cotton T-shirt", "Duinwol", "SHIRT", 1999, SIZES),
  line("SWEAT", "Wool sweater", "Duinwol", "SWEATER", 6999, SIZES),
  line("GLOVE", "Garden gloves", "Grachtengroen", "GLOVES", 899, SIZES),
  line("BOOT", "Rain boots", "Grachtengroen", "BOOT", 3999, SIZES),
  line("POT", "Terracotta pot 18 cm", "Grachtengroen", "PLANTER", 1099, COLOURS),
  line("TROWEL", "Steel hand trowel", "Grachtengroen", "HAND_TOOL", 1399, [
    ["STD", "ash handle"],
    ["LNG", "long ash handle"],
  ]),
  line("BULB", "Tulip bulbs, 25 pieces", "Grachtengroen", "PLANT_SEED", 899, COLOURS),
  line("SEEDS", "Wildflower seeds 50 g", "Grachtengroen", "PLANT_SEED", 499, [
    ["MIX", "meadow mix"],
    ["BEE", "bee mix"],
  ]),
  line("LAMP", "Bicycle lamp, USB rechargeable", "Fietslicht", "BICYCLE_LIGHT", 1999, [
    ["FRT", "front"],
    ["REAR", "rear"],
    ["SET", "front and rear"],
  ]),
  line("BELL", "Brass bicycle bell", "Fietslicht", "BICYCLE_BELL", 1599, [
    ["STD", "22 mm bar"],
    ["BIG", "25 mm bar"],
  ]),
  line("PANN", "Bicycle pannier 20 l", "Fietslicht", "BICYCLE_BAG", 4499, COLOURS),
  line("NOTE", "Dotted notebook A5", "Papierkade", "NOTEBOOK", 1099, COLOURS),
  line("PEN", "Fountain pen", "Papierkade", "WRITING_INSTRUMENT", 2999, [
    ["F", "nib F"],
    ["M", "nib M"],
  ]),
  line("CARD", "Greeting cards, 10 pieces", "Papierkade", "GREETING_CARD", 799, [
    ["FLOW", "flowers"],
    ["BIRD", "birds"],
  ]),
  line("WAFFLE", "Syrup waffles, tin of 8", "Stroopkamer", "COOKIE", 699, [
    ["HON", "honey"],
    ["CAR", "caramel"],
    ["CHO", "chocolate"],
  ]),
  line("TEA", "Herbal tea, 20 bags", "Stroopkamer", "TEA", 549, [
    ["MINT", "mint"],
    ["GING", "ginger"],
    ["KAM", "camomile"],
  ]),
  line("COCOA", "Drinking cocoa 250 g", "Stroopkamer", "BEVERAGE", 849, [
    ["DRK", "dark"],
    ["MLK", "milk"],
  ]),
  line("CANDLE", "Beeswax candle", "Stroopkamer", "CANDLE", 1249, [
    ["S", "small"],
    ["L", "large"],
  ]),
  line("BLANK", "Wool blanket 140 × 200 cm", "Duinwol", "BLANKET", 8999, COLOURS),
  line("SCARF", "Merino scarf", "Duinwol", "SCARF", 3499, COLOURS),
  line("SOCK", "Merino socks, 2 pairs", "Duinwol", "SOCKS", 1799, SIZES),
]
