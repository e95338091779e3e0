import { Checkbox, Label, Table, Text } from "@medusajs/ui"
import { useController, type Control } from "react-hook-form"
import { z } from "zod"

import { noticeChannels, type NoticeWaysDto } from "../../../../types"
import { useWords } from "../../../hooks/use-words"

export const waysSchema = z.custom<NoticeWaysDto[]>(Array.isArray)

interface NoticeWaysFieldProps<Values extends { kinds: NoticeWaysDto[] }> {
  control: Control<Values>
  emailAvailable: boolean
}

/** A box per kind and channel; e-mail can be chosen before there is a provider. */
export const NoticeWaysField = <Values extends { kinds: NoticeWaysDto[] }>({
  control,
  emailAvailable,
}: NoticeWaysFieldProps<Values>) => {
  const { t, code } = useWords()
  const { field } = useController({
    control: control as unknown as Control<{ kinds: NoticeWaysDto[] }>,
    name: "kinds",
  })
  const set = (changed: NoticeWaysDto) =>
    field.onChange(field.value.map((ways) => (ways.kind === changed.kind ? changed : ways)))
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus">
        {t("notices.kinds")}
      </Label>
      {!emailAvailable && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("notices.noEmail")}
        </Text>
      )}
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("notices.kind")}</Table.HeaderCell>
            {noticeChannels.map((channel) => (
              <Table.HeaderCell key={channel} className="w-16">
                {code("noticeChannels", channel)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {field.value.map((ways) => (
            <Table.Row key={ways.kind}>
              <Table.Cell>{code("noticeKinds", ways.kind)}</Table.Cell>
              {noticeChannels.map((channel) => (
                <Table.Cell key={channel}>
                  <Checkbox
                    className="align-middle"
                    checked={ways[channel]}
                    onCheckedChange={(on) => set({ ...ways, [channel]: on === true })}
                    aria-label={t("notices.toggle", {
                      kind: code("noticeKinds", ways.kind),
                      channel: code("noticeChannels", channel),
                    })}
                  />
                </Table.Cell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
