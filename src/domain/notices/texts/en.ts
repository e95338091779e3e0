import type { NoticeTexts } from "./types"

/** English. */
export const en: NoticeTexts = {
  access_expiring: {
    title_one: "{{name}}: access to Amazon ends within a day",
    title_other: "{{name}}: access to Amazon ends in {{count}} days",
    text: "Access to {{account}} ends on {{date}}. Renew it now; your listings stay as they are.",
  },
  access_lapsed: {
    title: "{{name}}: access to Amazon has ended",
    text: "Amazon refuses access to {{account}} since {{since}}. Orders and stock stand still. After renewal we fetch what was missed.",
  },
  access_resumed: {
    title: "{{name}}: access to Amazon works again",
    text_zero: "No order was missed since {{since}}. Orders, stock and listings go on.",
    text_one: "{{count}} order since {{since}} was fetched. Orders, stock and listings go on.",
    text_other: "{{count}} orders since {{since}} were fetched. Orders, stock and listings go on.",
  },
  client_secret_expires: {
    title_zero: "{{name}}: the client secret has ended",
    title_one: "{{name}}: the client secret ends within a day",
    title_other: "{{name}}: the client secret ends in {{count}} days",
    text_zero:
      "The client secret of the Amazon application ended on {{date}}. Nothing goes to or comes from Amazon until there is a new one: give it in Settings › Amazon.",
    text: "The client secret of the Amazon application ends on {{date}}; then everything stands still. Renew it in Settings › Amazon. The old one stays valid meanwhile.",
  },
  read_only: {
    title: "{{name}}: nothing is sent to Amazon",
    text: "Read-only mode has begun. Changes wait and nothing is lost. Open Amazon in the admin if this is the live shop.",
  },
  flow_late: {
    title: "{{name}}: “{{flow}}” is late",
    text: "No success since {{since}}. Open the store in the admin to see the cause and run it now.",
  },
  orders_held: {
    title_one: "{{name}}: {{count}} order is held",
    title_other: "{{name}}: {{count}} orders are held",
    text: "Repair the cause once in Amazon › Orders › Held; the orders then import by themselves.",
  },
  test: {
    title: "{{name}}: test notice",
    text: "Notices of the Amazon stores arrive here.",
  },
}
