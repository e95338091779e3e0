/**
 * Why the API says no. Stable: the admin has words for each code in every language, and other
 * programs may rely on them.
 */
export const refusalCodes = [
  // What was sent has not the form it must have.
  "field_required",
  "field_unknown",
  "field_wrong_type",
  "text_empty",
  "text_too_long",
  "text_unstorable",
  "value_unknown",
  "number_out_of_range",
  "list_length",
  "email_invalid",
  "instant_invalid",
  "time_zone_unknown",
  "nothing_to_change",
  "name_not_typed",
  "input_invalid",
  // What it names is not there.
  "store_not_found",
  "order_not_found",
  "listing_not_found",
  "flow_not_found",
  "shipment_not_found",
  "variant_not_found",
  "log_entry_not_found",
  "marketplace_not_found",
  "sales_channel_not_found",
  "stock_location_not_found",
  "attribute_not_found",
  "metadata_key_not_found",
  // It is there, but this cannot be done with it.
  "marketplace_taken",
  "store_being_added",
  "account_marketplace_taken",
  "marketplace_not_in_account",
  "store_deleted",
  "store_not_connected",
  "store_closing",
  "store_not_closing",
  "read_only",
  "nothing_to_zero",
  "store_changed",
  "store_paused",
  "sales_channel_disabled",
  "sales_channel_without_location",
  "attribute_repeated",
  "interval_too_short",
  "flow_off",
  "access_lapsed",
  "stock_off",
  "flow_not_configured",
  "flow_not_acknowledged",
  "flow_needs_no_care",
  "flow_text_outdated",
  "flow_without_trial",
  "process_stopping",
  "order_not_held",
  "no_order_held",
  "sku_not_in_order",
  "shipment_not_refused",
  "connection_not_confirmable",
  "stores_of_several_regions",
  "marketplace_repeated",
  "other_account",
  "country_not_offered",
  "login_callback_foreign",
  "no_store_to_connect",
  "seller_id_invalid",
  "refresh_token_invalid",
  "refresh_token_refused",
  "refresh_token_elsewhere",
  "individual_plan",
  "application_refused",
  "amazon_away",
  "seller_id_refused",
  "application_in_options",
  "application_in_use",
  "application_id_form",
  "client_id_form",
  "client_secret_refused",
  "client_secret_known",
  "rotation_without_queue",
  "rotation_without_account",
  "rotation_under_way",
  "rotation_read_only",
  "re_encryption_under_way",
  // The installation lacks something.
  "options_missing",
  "account_not_connected",
  "encryption_key_unset",
  "encryption_key_missing",
  "encryption_key_wrong",
  "secret_unreadable",
  "database_not_migrated",
  "database_away",
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export type RefusalParameters = Record<string, string | number | null>

/** Body of an answer 400, 404, 409 or 503 of ours; `message` is English for logs and other programs. */
export interface RefusalResponse {
  type: "invalid_data" | "not_allowed" | "not_found"
  code: RefusalCode
  message: string
  /** The field of the request that is to blame, e.g. `settings.stock.threshold`. */
  field: string | null
  /** For the sentence shown. */
  parameters: RefusalParameters
}
