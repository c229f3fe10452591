/** The values of a filter: parted by commas; one that contains a comma stands in quotation marks. None: a blank. */
export function filterValues(text: string): string[] {
  const found = text.match(/"[^"]*"|[^,]+/g) ?? [];
  return found.map((one) => one.trim().replace(/^"(.*)"$/, '$1')).filter((one) => one !== '');
}
