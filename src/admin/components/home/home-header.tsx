import { Badge, Button, Heading, Tooltip } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonHomeResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"

interface HomeHeaderProps {
  application: AmazonHomeResponse["application"]
  withAdd: boolean
}

export const HomeHeader = ({ application, withAdd }: HomeHeaderProps) => {
  const { t } = useWords()
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-1">
      <div className="flex items-center gap-x-2 whitespace-nowrap">
        <Heading>{t("menu.amazon")}</Heading>
        {application.emulator && (
          <Tooltip content={t("home.emulatorHint")}>
            <Badge size="2xsmall" color="purple" tabIndex={0}>
              {t("home.emulator")}
            </Badge>
          </Tooltip>
        )}
      </div>
      <div className="ml-auto flex items-center gap-x-2 whitespace-nowrap">
        <Button size="small" variant="transparent" asChild>
          <Link to="/amazon/guide">{t("guide.open")}</Link>
        </Button>
        {withAdd && (
          <Allowed right="configure">
            <Button size="small" variant="secondary" asChild>
              <Link to="/amazon/create">{t("home.addStore")}</Link>
            </Button>
          </Allowed>
        )}
      </div>
    </div>
  )
}
