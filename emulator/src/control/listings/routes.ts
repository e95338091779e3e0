import type { Emulator } from "../../emulator.js"
import type { Request } from "../../http/request.js"
import { body } from "../route.js"
import type { Route } from "../route.js"
import { addItem, listItems } from "./catalogue.js"
import { clearCompetitors, setCompetitors, viewCompetitors } from "./competitors.js"
import { clearIssues, deleteAtAmazon, raiseIssue, setFbaStock } from "./happenings.js"
import { addRestriction, resetRestrictions, viewRestrictions } from "./restrictions.js"
import { addLateIssue, changeSettings, clearLateIssues, viewSettings } from "./settings.js"

const LISTING = "\\/emulator\\/listings\\/([^/]+)\\/([^/]+)"

/** What a person or a test may do to listings, the catalogue, prices and Amazon's stock. */
export const LISTING_ROUTES: readonly Route[] = [
  ["POST", new RegExp(`^${LISTING}\\/issues$`), raiseIssue],
  ["DELETE", new RegExp(`^${LISTING}\\/issues$`), clearIssues],
  ["DELETE", new RegExp(`^${LISTING}$`), deleteAtAmazon],
  ["POST", new RegExp(`^${LISTING}\\/fba$`), setFbaStock],
  ["GET", /^\/emulator\/listing-settings$/, viewSettings],
  ["POST", /^\/emulator\/listing-settings$/, body(changeSettings)],
  ["POST", /^\/emulator\/late-issues$/, body(addLateIssue)],
  ["DELETE", /^\/emulator\/late-issues$/, clearLateIssues],
  ["GET", /^\/emulator\/items$/, listItems],
  ["POST", /^\/emulator\/items$/, body(addItem)],
  ["GET", /^\/emulator\/competitors$/, viewCompetitors],
  ["POST", /^\/emulator\/competitors$/, body(setCompetitors)],
  ["DELETE", /^\/emulator\/competitors$/, clearCompetitors],
  ["GET", /^\/emulator\/restrictions$/, viewRestrictions],
  ["POST", /^\/emulator\/restrictions$/, body(addRestriction)],
  ["DELETE", /^\/emulator\/restrictions$/, resetRestrictions],
  ["GET", /^\/emulator\/oddities$/, viewOddities],
  ["POST", /^\/emulator\/oddities$/, body(({ oddities }, input) => oddities.add(input))],
  ["DELETE", /^\/emulator\/oddities$/, clearOddities],
]

function viewOddities({ oddities }: Emulator): object {
  return { oddities: oddities.list() }
}

function clearOddities(emulator: Emulator, _: Request): object {
  emulator.oddities.clear()
  return viewOddities(emulator)
}
