import { SELLERS } from "../amazon/sellers.js"
import type { ConsentRequest } from "./consent.js"

const ROLES = [
  ["Inventory and Order Tracking", "View and manage your orders and stock"],
  ["Product Listing", "View and change your listings, quantities and prices"],
  ["Direct-to-Consumer Delivery (restricted)", "See buyers' names and delivery addresses"],
  ["Tax Invoicing (restricted)", "See the data needed to invoice buyers"],
] as const

/** The page on which a seller agrees; a plain form that works without scripts and by keyboard. */
export function consentPage(request: ConsentRequest): string {
  const hidden = Object.entries({
    application_id: request.applicationId,
    state: request.state,
    version: request.version,
    redirect_uri: request.redirectUri,
  })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(String(value))}">`)
  const accounts = SELLERS.map(
    (seller, index) => `
        <label class="account">
          <input type="radio" name="seller" value="${seller.sellerId}"${index === 0 ? " checked" : ""}>
          <span><strong>${escape(seller.storeName)}</strong> <small>${seller.key} · ${seller.sellerId}</small><br>
          <small>${seller.marketplaces.map((entry) => escape(entry.name)).join(", ")}</small></span>
        </label>`
  )
  const roles = ROLES.map(
    ([name, meaning]) => `<li><strong>${name}</strong><br><small>${meaning}</small></li>`
  )
  return page(
    "Authorize application",
    `<h1>Authorize application</h1>
    <p>The application <code id="application-id">${escape(request.applicationId)}</code> asks for access to a selling account.</p>
    <form method="post" action="/apps/authorize/consent">
      ${hidden.join("\n      ")}
      <fieldset>
        <legend>Selling account</legend>${accounts.join("")}
      </fieldset>
      <h2>The application will be able to</h2>
      <ul>${roles.join("")}</ul>
      <p><small>You can take this back at any time. The authorization ends after 365 days unless it is renewed.</small></p>
      <div class="actions">
        <button type="submit" name="action" value="confirm" class="primary">Confirm</button>
        <button type="submit" name="action" value="cancel">Cancel</button>
      </div>
    </form>`
  )
}

/** Shown after "Cancel": real Seller Central keeps the person; the link back is for convenience. */
export function cancelledPage(back: string): string {
  return page(
    "Authorization cancelled",
    `<h1>Authorization cancelled</h1>
    <p>No access was given.</p>
    <p><a id="back" class="primary" href="${escape(back)}">Go back to the application</a></p>
    <p><small>Amazon itself does not lead back after a cancelled authorization; this link is a convenience of the emulator.</small></p>`
  )
}

export function consentErrorPage(code: string, message: string): string {
  return page(
    `Error ${code}`,
    `<h1>We cannot show this authorization</h1>
    <p role="alert"><strong id="error-code">${escape(code)}</strong> ${escape(message)}</p>`
  )
}

export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <link rel="icon" href="data:,">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="referrer" content="no-referrer">
  <title>${escape(title)} – Local Amazon (emulator)</title>
  <style>
    :root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1f2933; background: #f1f3f5 }
    body { margin: 0 }
    header { background: #22313f; color: #fff; padding: .9rem 1.5rem; display: flex; gap: 1rem; align-items: baseline }
    header span { font-size: .85rem; opacity: .85 }
    main { max-width: 42rem; margin: 2rem auto; background: #fff; padding: 1.5rem 2rem 2rem; border: 1px solid #d5dbe1; border-radius: 8px }
    h1 { font-size: 1.5rem; margin: 0 0 .5rem } h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
    code { font-size: .85rem; background: #f1f3f5; padding: .1rem .3rem; border-radius: 4px; overflow-wrap: anywhere }
    small { color: #52606d } header small { color: inherit }
    fieldset { border: 1px solid #d5dbe1; border-radius: 6px; margin: 1rem 0; padding: .5rem 1rem 1rem }
    legend { font-weight: 600; padding: 0 .4rem }
    .account { display: flex; gap: .75rem; padding: .6rem .5rem; border-radius: 6px; cursor: pointer }
    .account:has(input:checked) { background: #e8f1f8 }
    li { margin: .35rem 0 }
    .actions { display: flex; gap: .75rem; margin-top: 1.5rem }
    button, a.primary { font: inherit; padding: .55rem 1.4rem; border-radius: 6px; border: 1px solid #9aa5b1; background: #fff; cursor: pointer; text-decoration: none }
    button.primary, a.primary { background: #0f609b; border-color: #0f609b; color: #fff }
    :focus-visible { outline: 3px solid #f0b429; outline-offset: 2px }
  </style>
</head>
<body>
  <header><strong>Local Amazon (emulator)</strong><span>Seller Central – no real account is involved</span></header>
  <main>
    ${content}
  </main>
</body>
</html>
`
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
