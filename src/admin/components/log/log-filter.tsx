import { Select } from "@medusajs/ui"

const ALL = "all"

interface LogFilterProps {
  label: string
  /** Empty: all. */
  value: string
  options: { value: string; label: string }[]
  /** The choice that filters nothing; none where one must be chosen. */
  all?: string
  onChange: (value: string | null) => void
}

/** One choice that narrows the log down. */
export const LogFilter = ({ label, value, options, all, onChange }: LogFilterProps) => (
  <Select
    size="small"
    value={value || ALL}
    onValueChange={(next) => onChange(next === ALL ? null : next)}
  >
    <Select.Trigger aria-label={label} className="w-full whitespace-nowrap sm:w-44">
      <Select.Value />
    </Select.Trigger>
    <Select.Content>
      {all && <Select.Item value={ALL}>{all}</Select.Item>}
      {options.map((option) => (
        <Select.Item key={option.value} value={option.value}>
          {option.label}
        </Select.Item>
      ))}
    </Select.Content>
  </Select>
)
