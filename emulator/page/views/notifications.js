import { get, post, remove } from "../api.js"
import { h, region } from "../dom.js"
import { clockTime, count, plural } from "../format.js"
import { act, badge, button, card, columns, empty, heading, table } from "../ui.js"

/** @import { Notifications, Queues, Screen } from "../types.js" */

/** Who wants to know what, what is on the way, and what waits in the queues. @returns {Screen} */
export function notificationsScreen() {
  const body = region()
  return {
    title: "Notifications",
    nodes: [
      heading(
        "Notifications",
        [],
        "What happens at Amazon is put into SQS queues, for those who have subscribed."
      ),
      body.element,
      card(
        "Trouble on the way",
        h(
          "div",
          { class: "chips" },
          disturb("Half of them arrive twice", { kind: "duplicate", rate: 0.5 }),
          disturb("The next two change places", { kind: "reorder", count: 2 }),
          disturb("The next comes a minute late", { kind: "delay", count: 1, seconds: 60 }),
          disturb("The next is lost", { kind: "lose", count: 1 }),
          button("All arrive as sent", () =>
            act(
              () => remove("notification-faults"),
              () => "All is well again"
            )
          )
        )
      ),
    ],
    async refresh() {
      /** @type {[Notifications, Queues]} */
      const [news, { queues }] = await Promise.all([get("notifications"), get("queues")])
      body.show({ news, queues }, draw)
    },
  }
}

/** @param {string} label @param {object} input */
function disturb(label, input) {
  return button(label, () =>
    act(
      () => post("notification-faults", input),
      () => `Set: ${label.toLowerCase()}`
    )
  )
}

/** @param {{ news: Notifications, queues: Queues["queues"] }} data */
function draw({ news, queues }) {
  const { subscriptions, onTheWay, faults, sent, lost } = news
  return [
    h(
      "p",
      { class: "summary" },
      badge(`${count(sent)} sent`, sent > 0 ? "ok" : "plain"),
      lost > 0 ? badge(`${count(lost)} lost`, "bad") : null,
      faults.length > 0 ? badge(`${plural(faults.length, "disturbance")} on the way`, "warn") : null
    ),
    columns(
      [
        card(
          "Subscriptions",
          subscriptions.length > 0
            ? table(
                "Subscriptions",
                [
                  {
                    name: "Type",
                    class: "main-cell",
                    cell: (row) => h("span", { class: "code-like" }, row.notificationType),
                  },
                  { name: "Seller", class: "right-cell", cell: (row) => row.sellerId },
                ],
                subscriptions
              )
            : empty("Nobody has subscribed.")
        ),
      ],
      [
        card(
          "Queues",
          queues.length > 0
            ? table(
                "Queues",
                [
                  {
                    name: "Queue",
                    class: "main-cell",
                    cell: (row) => [row.name, h("small", {}, h("code", {}, row.url))],
                  },
                  { name: "Waiting", class: "amount-cell", cell: (row) => count(row.visible) },
                  { name: "Being read", class: "amount-cell", cell: (row) => count(row.hidden) },
                ],
                queues
              )
            : empty("No queue yet: make one with AWS's client at this address.")
        ),
        onTheWay.length > 0
          ? card(
              "Not there yet",
              table(
                "Notifications on the way",
                [
                  {
                    name: "Type",
                    class: "main-cell",
                    cell: (row) => h("span", { class: "code-like" }, row.notificationType),
                  },
                  {
                    name: "Arrives",
                    class: "right-cell",
                    cell: (row) => clockTime(new Date(row.dueAt).toISOString()),
                  },
                ],
                onTheWay.slice(0, 50)
              )
            )
          : null,
      ]
    ),
  ]
}
