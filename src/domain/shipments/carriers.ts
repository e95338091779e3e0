/**
 * Amazon's carrier codes as far as they can be recognised (amzn-base.xsd, CarrierCode), the hosts of
 * their tracking pages and other spellings. What is not in here goes as "Other" with its own name.
 */
const CARRIERS: { code: string; hosts: string[]; names: string[] }[] = [
  {
    code: "DHL",
    hosts: ["dhl.de", "dhl.com", "dhlparcel.nl", "dhl.nl"],
    names: ["dhl", "dhlpaket", "dhlparcel"],
  },
  { code: "DPD", hosts: ["dpd.de", "dpd.com", "dpd.co.uk", "dpd.nl"], names: ["dpd", "dpdgroup"] },
  { code: "GLS", hosts: ["gls-group.eu", "gls-group.com", "gls-pakete.de"], names: ["gls"] },
  {
    code: "Hermes",
    hosts: ["myhermes.de", "evri.com", "hermesworld.com"],
    names: ["hermes", "myhermes", "evri"],
  },
  { code: "UPS", hosts: ["ups.com"], names: ["ups", "united parcel service"] },
  { code: "FedEx", hosts: ["fedex.com"], names: ["fedex"] },
  { code: "USPS", hosts: ["usps.com"], names: ["usps"] },
  { code: "Royal Mail", hosts: ["royalmail.com"], names: ["royal mail"] },
  { code: "Deutsche Post", hosts: ["deutschepost.de"], names: ["deutsche post"] },
  { code: "POSTNL", hosts: ["postnl.nl", "postnl.post"], names: ["postnl", "post nl"] },
  { code: "BPOST", hosts: ["bpost.be", "bpost.cloud"], names: ["bpost"] },
  { code: "La Poste", hosts: ["laposte.fr"], names: ["la poste", "colissimo"] },
  { code: "Chronopost", hosts: ["chronopost.fr"], names: ["chronopost"] },
  { code: "PostNord", hosts: ["postnord.se", "postnord.com"], names: ["postnord"] },
  { code: "InPost", hosts: ["inpost.pl", "inpost.co.uk"], names: ["inpost"] },
  {
    code: "Canada Post",
    hosts: ["canadapost.ca", "canadapost-postescanada.ca"],
    names: ["canada post"],
  },
  { code: "Yamato", hosts: ["kuronekoyamato.co.jp"], names: ["yamato", "kuroneko"] },
  { code: "SAGAWA", hosts: ["sagawa-exp.co.jp"], names: ["sagawa"] },
  { code: "JP_POST", hosts: ["japanpost.jp"], names: ["japan post", "jp post"] },
]

export interface Carrier {
  carrierCode: string
  /** Amazon asks for it when the code is "Other". */
  carrierName?: string
}

/** Whole words only: "Upside Logistics" is not UPS. */
const mentions = (text: string, name: string): boolean =>
  ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")} `.includes(` ${name} `)

const host = (url: string): string | null => {
  try {
    return new URL(url).hostname
  } catch {
    return null
  }
}

/**
 * The carrier of a parcel: by name when the shop knows it, else by the tracking page's host, else
 * "Other" with the shipping method's name.
 */
export const chooseCarrier = (input: {
  name: string | null
  tracking_url: string | null
  shipping_method: string | null
}): Carrier => {
  const name = input.name?.trim().toLowerCase()
  const byName = name
    ? CARRIERS.find((carrier) => carrier.names.some((known) => mentions(name, known)))
    : undefined
  if (byName) {
    return { carrierCode: byName.code }
  }
  if (input.name?.trim()) {
    return { carrierCode: "Other", carrierName: input.name.trim() }
  }
  const trackingHost = input.tracking_url ? host(input.tracking_url) : null
  const byHost = trackingHost
    ? CARRIERS.find((carrier) =>
        carrier.hosts.some((known) => trackingHost === known || trackingHost.endsWith(`.${known}`))
      )
    : undefined
  return byHost
    ? { carrierCode: byHost.code }
    : { carrierCode: "Other", carrierName: input.shipping_method?.trim() || "Other" }
}
