/**
 * Where something may be found, and why. Everything else is a leak. `sealed`: encrypted in a column;
 * all other places are plain text.
 */
export const allowed = [
  {
    place: "column",
    sealed: true,
    where: /^amazon_/,
    kinds: /./,
    because: "sealed with AES-256-GCM; the key is not in the database",
  },
  {
    place: "column",
    where: /^order_address\.(first_name|last_name|company|address_1|address_2|phone)$/,
    kinds: /^buyer's/,
    because: "Medusa's own address of an imported order is plain text: the host encrypts its disk",
  },
  {
    place: "column",
    where: /^"order"\.email$/,
    kinds: /^buyer's e-mail$/,
    because: "Medusa's own column of an imported order: Amazon's relay address of the buyer",
  },
  {
    place: "error",
    spec: /^application/,
    where: /^(Error|ZodError)$/,
    kinds: /^client secret$/,
    because:
      "the check of a body, whose field's name was a secret by mistake: told and logged without it",
  },
  {
    place: "answer",
    where: /^POST \/admin\/amazon\/orders\/:id\/buyer$/,
    kinds: /^buyer's/,
    because: "the one answer that shows a buyer: needs its right, is recorded",
  },
  {
    spec: /^self-test/,
    kinds: /^planted/,
    because: "planted by the self-test, which is only green when it is found",
  },
]
