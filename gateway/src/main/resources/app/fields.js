/** What can be edited: path, label, and what a browser may fill in. */
export const FIELDS = [["firstName", "First name", "given-name"], ["lastName", "Last name", "family-name"],
  ["company", "Company", "organization"], ["email", "Email", "email"], ["phone", "Phone", "tel"],
  ["address.line1", "Address", "address-line1"], ["address.line2", "Address, second line", "address-line2"],
  ["address.postalCode", "Postal code", "postal-code"], ["address.city", "City", "address-level2"],
  ["address.region", "Region", "address-level1"], ["address.country", "Country (two letters)", "country"],
  ["tags", 'Tags, separated by commas (one with a comma in "quotes")'], ["externalId", "External id"]];

export const labelOf = path => FIELDS.find(([name]) => name === path)?.[1] ?? path;

/** The text of a field, as it stands in its input. */
export function valueOf(customer, path) {
  const value = path.split(".").reduce((part, name) => part?.[name], customer);
  return Array.isArray(value) ? value.map(quoted).join(", ") : value ?? "";
}

/** The tags that stand in an input, as {@link valueOf} wrote them. */
export function tagsOf(text) {
  return [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g)]
    .map(([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain)
    .map(tag => tag.trim()).filter(Boolean);
}

const quoted = tag => /^"|,/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag;
