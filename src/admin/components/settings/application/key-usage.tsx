import { Button, StatusBadge, Text, usePrompt } from "@medusajs/ui"

import type { KeyUsageDto } from "../../../../types"
import { useKeyUsage, useReencrypt } from "../../../hooks/api/application"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { Allowed } from "../../allowed"
import { Section } from "../../section"
import { SectionPending } from "../../section-pending"

type Key = KeyUsageDto["keys"][number]

const totalOf = ({ counts }: Key): number => counts.secrets + counts.buyers + counts.messages

/** Which encryption keys are in use, and what still waits for the newest one. */
export const KeyUsage = () => {
  const { t } = useWords()
  const { data, error, refetch } = useKeyUsage()
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} rows={2} />
  }
  const { current, keys, running } = data.usage
  const waiting = keys.filter((key) => key.id !== current && totalOf(key) > 0)
  return (
    <Section
      title={t("encryption.title")}
      actions={
        waiting.some(({ present }) => present) && current !== null ? (
          <Reencrypt running={running} />
        ) : null
      }
    >
      <div className="flex flex-col gap-y-3 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {current === null
            ? t("encryption.noKey")
            : waiting.length === 0
              ? t("encryption.allCurrent", { key: current })
              : t("encryption.someOld", { key: current })}
        </Text>
        <ul className="flex flex-col gap-y-2">
          {keys
            .filter((key) => key.id === current || totalOf(key) > 0)
            .map((key) => (
              <KeyRow key={key.id} of={key} current={key.id === current} />
            ))}
        </ul>
      </div>
    </Section>
  )
}

const KeyRow = ({ of, current }: { of: Key; current: boolean }) => {
  const { t, number } = useWords()
  const { secrets, buyers, messages } = of.counts
  const counts = [
    t("encryption.secrets", { count: secrets, number: number(secrets) }),
    t("encryption.buyers", { count: buyers, number: number(buyers) }),
    t("encryption.messages", { count: messages, number: number(messages) }),
  ]
  return (
    <li className="txt-small flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="break-all font-mono">{of.id}</span>
      <StatusBadge color={current ? "green" : of.present ? "orange" : "red"}>
        {current
          ? t("encryption.current")
          : of.present
            ? t("encryption.old")
            : t("encryption.missing")}
      </StatusBadge>
      <span className="text-ui-fg-subtle">{counts.join(" · ")}</span>
    </li>
  )
}

const Reencrypt = ({ running }: { running: boolean }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const { mutateAsync, isPending } = useReencrypt()
  const start = async () => {
    const confirmed = await prompt({
      title: t("encryption.reencrypt"),
      description: t("encryption.reencryptText"),
      confirmText: t("encryption.reencrypt"),
      cancelText: t("common.cancel"),
      variant: "confirmation",
    })
    if (confirmed) {
      await attempt(() => mutateAsync(), t("encryption.started"))
    }
  }
  return (
    <Allowed right="configure">
      <Button
        size="small"
        variant="secondary"
        type="button"
        isLoading={running || isPending}
        onClick={start}
      >
        {t("encryption.reencrypt")}
      </Button>
    </Allowed>
  )
}
