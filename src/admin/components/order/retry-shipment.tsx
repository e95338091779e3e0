import { Button, Input, Label } from "@medusajs/ui"
import { useId, useState, type SyntheticEvent } from "react"

import type { ShipmentConfirmationDto } from "../../../types"
import { useRetryAmazonShipment } from "../../hooks/api/orders"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"

interface RetryShipmentProps {
  orderId: string
  shipment: ShipmentConfirmationDto
}

/** The way out for a refused parcel: give or correct its tracking number, and send it again. */
export const RetryShipment = ({ orderId, shipment }: RetryShipmentProps) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const id = useId()
  const known = shipment.tracking_number ?? ""
  const [tracking, setTracking] = useState(known)
  const retry = useRetryAmazonShipment(orderId, shipment.id)
  const given = tracking.trim()

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    return attempt(
      () => retry.mutateAsync(given && given !== known ? { tracking_number: given } : {}),
      t("shipments.sentAgain")
    )
  }

  return (
    <form className="flex flex-wrap items-end gap-2" onSubmit={onSubmit}>
      <div className="flex flex-1 flex-col gap-y-1">
        <Label size="xsmall" weight="plus" htmlFor={id}>
          {t("shipments.trackingNumber")}
        </Label>
        <Input
          id={id}
          size="small"
          value={tracking}
          onChange={(event) => setTracking(event.target.value)}
        />
      </div>
      <Button size="small" variant="secondary" type="submit" isLoading={retry.isPending}>
        {t("shipments.sendAgain")}
      </Button>
    </form>
  )
}
