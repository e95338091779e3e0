import type { DataflowId } from "../../types"
import type { NoticeLanguage } from "./kinds"

/** Data flows as the admin calls them. */
export const flowNames: Record<NoticeLanguage, Record<DataflowId, string>> = {
  en: {
    "order-import": "Orders in",
    "order-status-update": "Orders out",
    "stock-update": "Stock",
    "full-stock-update": "Full stock",
    "listing-sync": "Listings",
    notifications: "Notifications",
  },
  nl: {
    "order-import": "Bestellingen ophalen",
    "order-status-update": "Verzendingen melden",
    "stock-update": "Voorraad",
    "full-stock-update": "Volledige voorraad",
    "listing-sync": "Productvermeldingen",
    notifications: "Meldingen",
  },
  de: {
    "order-import": "Bestellungen abrufen",
    "order-status-update": "Versand melden",
    "stock-update": "Lagerbestand",
    "full-stock-update": "Voller Bestandsabgleich",
    "listing-sync": "Angebote",
    notifications: "Benachrichtigungen",
  },
}
