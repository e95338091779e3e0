import { Heading, Text } from "@medusajs/ui"

import { useWords } from "../../hooks/use-words"
import { PageLayout } from "../page-layout"
import { ApplicationKeys } from "./application/application-keys"
import { KeyUsage } from "./application/key-usage"
import { NoticesSettings } from "./notices/notices-settings"
import { ReadOnlySettings } from "./read-only-settings"
import { AuditSection } from "./log/audit-section"
import { LogSection } from "./log/log-section"
import { MonitoringSection } from "./log/monitoring-section"

/** What holds for all stores: a section each, with its own data and its own drawers. */
export const Settings = () => (
  <PageLayout
    id="settings"
    main={[
      { id: "header", content: <SettingsHeader /> },
      { id: "application-keys", content: <ApplicationKeys /> },
      { id: "encryption", content: <KeyUsage /> },
      { id: "notices", content: <NoticesSettings /> },
      { id: "read-only", content: <ReadOnlySettings /> },
      { id: "log", content: <LogSection /> },
      { id: "monitoring", content: <MonitoringSection /> },
      { id: "audit", content: <AuditSection /> },
    ]}
  />
)

const SettingsHeader = () => {
  const { t } = useWords()
  return (
    <div className="px-1">
      <Heading>{t("settingsPage.title")}</Heading>
      <Text size="small" className="text-ui-fg-subtle">
        {t("settingsPage.hint")}
      </Text>
    </div>
  )
}
