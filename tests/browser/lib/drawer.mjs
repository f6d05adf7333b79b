// The chat in the storefront's drawer, as a visitor uses it.

export const turns = (page) => page.locator("homebody-chat .turn");
export async function openChat(page) {
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByLabel("Your question").waitFor();
  await turns(page).first().locator("[part~=answer]").waitFor();
}
export async function ask(page, text) {
  const before = await turns(page).count();
  await page.getByLabel("Your question").fill(text);
  await page.keyboard.press("Enter");
  await turns(page).nth(before).locator("[part~=answer]").waitFor();
}
/** The names of what the chat offers of itself, beside what was asked for. */
export const offeredInChat = (page) => page.locator("homebody-chat > [slot*='-o-'] .card-name").allTextContents();
