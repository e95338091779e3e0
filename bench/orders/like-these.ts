interface ToldOrder {
  orderId: string
  orderItems: unknown[]
}

/**
 * As many orders as wanted with the same mix of lines, under numbers of their own: evenly taken from
 * `orders` sorted by their number of lines, so that a small sample costs what the large one does.
 */
export const likeThese = (orders: unknown[], count: number): unknown[] => {
  const sorted = [...(orders as ToldOrder[])].sort(
    (a, b) => a.orderItems.length - b.orderItems.length
  )
  const taken = Math.min(count, sorted.length)
  return Array.from({ length: taken }, (_, index) => {
    const order = sorted[Math.floor(((index + 0.5) * sorted.length) / taken)]
    // Amazon's numbers have three digits in front; the emulator draws none that begin with a nine.
    return { ...order, orderId: order.orderId.replace(/^\d/, "9") }
  })
}
