import { useCountryName } from "../hooks/use-country-name"
import { FLAGS } from "./flag-shapes"

/** A country's flag; where we have none, a grey field with its code. */
export const Flag = ({
  country,
  decorative = false,
}: {
  country: string
  decorative?: boolean
}) => {
  const countryName = useCountryName()
  const shape = FLAGS[country]
  return (
    <span className="border-ui-border-base inline-flex shrink-0 overflow-hidden rounded-[3px] border">
      <svg
        width="21"
        height="14"
        viewBox="0 0 21 14"
        role={decorative ? undefined : "img"}
        aria-hidden={decorative || undefined}
        aria-label={decorative ? undefined : countryName(country)}
      >
        {shape ?? (
          <>
            <rect width="21" height="14" className="fill-ui-bg-component" />
            <text
              x="10.5"
              y="10"
              textAnchor="middle"
              fontSize="7.5"
              fontWeight="600"
              className="fill-ui-fg-subtle"
            >
              {country.slice(0, 2)}
            </text>
          </>
        )}
      </svg>
    </span>
  )
}
