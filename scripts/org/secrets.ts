/**
 * What logs in to an org, wherever it stands in a text: session ids and access tokens, refresh tokens, SFDX
 * authorization URLs, and what an address carries to open a session.
 */
const SECRETS = [
  /\b00D[A-Za-z0-9]{12,15}!\S+/g,
  /\b5Aep[A-Za-z0-9._]+/g,
  /\bforce:\/\/\S+/g,
  /(?<=[?&](?:sid|otp|access_token|refresh_token)=)[^&\s"']+/g
];

/** The text with each secret in it replaced by a word. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((shown, secret) => shown.replace(secret, '[not shown]'), text);
}
