// An amount of money as a language writes it.

export function money(amount: number, currency: string | undefined, language: string): string {
  const decimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  try {
    return amount.toLocaleString(language, currency ? { style: "currency", currency } : decimals);
  } catch {
    return `${amount} ${currency ?? ""}`.trim(); // a language or a currency that nobody knows
  }
}
