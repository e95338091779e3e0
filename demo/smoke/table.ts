import type { OrderFindings } from "./orders"

export interface SmokeFigures {
  orders: OrderFindings
  ordersSeconds: number
  live: { created: number; paid: number; cancelled: number }
  stock: { made: number; arrived: number; seconds: number; compared: number }
  shipments: { made: number; confirmed: number; seconds: number }
}

/** The one table of the smoke run; `more` are rows below it. */
export function formatTable(figures: SmokeFigures, more: [string, string, string][] = []): string {
  const { orders, live, stock, shipments } = figures
  const rows: [string, string, string][] = [
    ["Orders at Amazon", String(orders.atAmazon), ""],
    ["  imported", String(orders.imported), `after ${figures.ordersSeconds.toFixed(0)} s`],
    ...Object.entries(orders.others)
      .sort()
      .map(([state, count]): [string, string, string] => [`  ${state}`, String(count), ""]),
    [
      "  of these while running",
      String(live.created),
      `${live.paid} paid later, ${live.cancelled} cancelled`,
    ],
    ["Totals", "at Amazon", "in Medusa"],
    ...orders.totals.map(
      ({ currency, amazon, medusa, orders: count }): [string, string, string] => [
        `  ${currency}, ${count} orders`,
        amazon,
        amazon === medusa ? medusa : `${medusa}  DIFFERS`,
      ]
    ),
    ["Stock changes made", String(stock.made), `${stock.compared} listings compared`],
    ["  arrived", String(stock.arrived), `after ${stock.seconds.toFixed(1)} s`],
    ["Shipments made", String(shipments.made), ""],
    ["  confirmed", String(shipments.confirmed), `after ${shipments.seconds.toFixed(1)} s`],
    ...more,
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)))
  const line = `+${widths.map((width) => "-".repeat(width + 2)).join("+")}+`
  const body = rows.map(
    ([what, left, right]) =>
      `| ${what.padEnd(widths[0])} | ${left.padStart(widths[1])} | ${right.padStart(widths[2])} |`
  )
  return [line, ...body, line].join("\n")
}
