/**
 * Decisions about Amazon orders, as pure functions:
 *
 * splitPersonalData(order): { facts: OrderFacts; personal: PersonalData | null }
 * maskBuyer(personal): string | null
 * describeBuyer(personal): AmazonBuyerDto | null
 * summariseOrder(order): OrderSummary
 * findFaults(facts): HeldReason[]; classifyOrder(facts, store | null): OrderClass
 * readMoney(facts, { country_code, currency_code? }): MoneyReading | MoneyMissing
 * composeOrder(input: ComposeOrderInput): Composition
 * projectOrder(input: ProjectOrderInput): Projection
 * unitsToShip(facts), linkMadeLines(lines, toShip), notesOfMade(metadata), changeSinceImport(imported, facts)
 * moneyRows(money, MedusaTotals | null): MoneyRowDto[]; medusaTotalsOf(order): MedusaTotals
 */
export * from "./amazon-order"
export * from "./classify-order"
export * from "./compose-order"
export * from "./composed-order"
export * from "./describe-buyer"
export * from "./made-order"
export * from "./money-reading"
export * from "./money-rows"
export * from "./mask-buyer"
export * from "./personal-data"
export * from "./project-order"
export * from "./read-money"
export * from "./summarise-order"
export * from "./types"
