import { focusKey, h } from "./dom.js"
import { button, problemOf, toast } from "./ui.js"

/** @import { Child } from "./dom.js" */

/**
 * A form in a dialog; stays open with the reason when it cannot be done.
 *
 * @param {{ title: string, lead?: Child, fields?: Child[], submit: string, danger?: boolean,
 *   run: (form: FormData) => Promise<Child | void> }} options
 */
export function ask({ title, lead, fields = [], submit, danger = false, run }) {
  const opener = document.activeElement
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" })
  const problem = h("p", { class: "problem", role: "alert", hidden: true })
  const confirm = h("button", { type: "submit", class: danger ? "danger" : "primary" }, submit)
  const form = h(
    "form",
    {},
    h("h2", { id: "dialog-title" }, title),
    lead ? h("p", {}, lead) : null,
    fields,
    problem,
    h(
      "div",
      { class: "actions" },
      button("Cancel", () => dialog.close()),
      confirm
    )
  )
  dialog.append(form)
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    confirm.disabled = true
    try {
      const said = await run(new FormData(form))
      dialog.close()
      dispatchEvent(new Event("changed"))
      if (said) toast(said)
    } catch (error) {
      problem.textContent = problemOf(error)
      problem.hidden = false
    } finally {
      confirm.disabled = false
    }
  })
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener("close", () => {
    dialog.remove()
    // The button may have been drawn anew in the meantime.
    if (opener instanceof HTMLElement && !opener.isConnected) {
      focusKey(document, opener.dataset.key)
    }
  })
  document.body.append(dialog)
  dialog.showModal()
}
