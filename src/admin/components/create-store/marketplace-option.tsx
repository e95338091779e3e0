import { clx, Hint, Input, Text } from "@medusajs/ui"
import { useEffect, useId, useRef } from "react"
import { Link } from "react-router-dom"

import type { AmazonMarketplaceDto } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useLanguageName } from "../../hooks/use-language-name"
import { useWords } from "../../hooks/use-words"
import { Flag } from "../flag"

interface MarketplaceOptionProps {
  marketplace: AmazonMarketplaceDto
  /** Of the store that would be added; null while it is not ticked. */
  name: string | null
  /** Why the country cannot be added; it names the country itself. */
  error?: string
  /** What is wrong with the name. */
  nameError?: string
  /** Grows when its error is the first: the name gets the focus, and comes into view by that. */
  focusAttempt: number
  onTick: () => void
  onRename: (name: string) => void
}

/** A country to tick, and the name of its store. One with a store may get one of another account. */
export const MarketplaceOption = ({
  marketplace,
  name,
  error: refusal,
  nameError,
  focusAttempt,
  onTick,
  onRename,
}: MarketplaceOptionProps) => {
  const { t } = useWords()
  const countryName = useCountryName()
  const languageName = useLanguageName()
  const { store, addable } = marketplace
  const country = countryName(marketplace.country_code)
  const ticked = name !== null
  // Somebody may have added it meanwhile: what was ticked before can still be left out.
  const changeable = addable || ticked
  const error = refusal ?? (nameError && `${country}: ${nameError}`)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (focusAttempt) {
      input.current?.focus()
    }
  }, [focusAttempt])

  return (
    <div
      className={clx(
        "flex flex-col gap-y-2 rounded-lg px-3 py-2",
        addable
          ? "bg-ui-bg-component hover:bg-ui-bg-component-hover transition-colors"
          : "bg-ui-bg-disabled",
        ticked ? "shadow-borders-interactive-with-shadow" : "shadow-borders-base"
      )}
    >
      <div className="flex items-center gap-x-3">
        <label
          className={clx(
            "has-[:focus-visible]:shadow-borders-interactive-with-focus flex min-w-0 flex-1 items-center gap-x-3 rounded",
            changeable && "cursor-pointer"
          )}
        >
          <input
            type="checkbox"
            className="accent-ui-bg-interactive size-4 shrink-0"
            checked={ticked}
            disabled={!changeable}
            onChange={onTick}
          />
          <Flag country={marketplace.country_code} decorative />
          <span className="flex min-w-0 flex-1 flex-col">
            <Text as="span" size="small" weight="plus" leading="compact">
              {country}
            </Text>
            <Text
              as="span"
              size="small"
              leading="compact"
              className="text-ui-fg-subtle text-pretty"
            >
              {!store
                ? `${marketplace.domain} · ${marketplace.currency_code} · ${languageName(marketplace.language)}`
                : addable
                  ? t("consent.secondAccount", { store: store.name })
                  : t("create.alreadyAdded", { store: store.name })}
            </Text>
          </span>
        </label>
        {store && (
          <Link
            to={`/amazon/stores/${store.id}`}
            className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover shrink-0"
          >
            {t("common.open")}
          </Link>
        )}
      </div>
      {ticked && (
        <Input
          ref={input}
          size="small"
          autoComplete="off"
          aria-label={`${t("fields.name")} · ${country}`}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `${id}-error` : undefined}
          placeholder={t("fields.name")}
          value={name}
          onChange={(event) => onRename(event.target.value)}
        />
      )}
      {error && (
        <Hint id={`${id}-error`} variant="error">
          {error}
        </Hint>
      )}
    </div>
  )
}
