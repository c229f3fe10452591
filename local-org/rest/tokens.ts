import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { OrgState } from '../org.ts';
import { organizationId } from './organization.ts';

/** More than any test opens; the oldest is forgotten first, so that memory stays bounded. */
const MOST_TOKENS = 1000;

/** A session of the API wants API Enabled; one of the pages does not (Salesforce Help, "API Enabled"). */
export type SessionKind = 'api' | 'pages';

interface IssuedToken {
  readonly digest: Buffer;
  readonly userId: string;
  readonly kind: SessionKind;
}

/** The session tokens of the API, each of which stands for a user. They live in memory alone. */
export class Tokens {
  private readonly org: OrgState;
  private issued: readonly IssuedToken[] = [];

  constructor(org: OrgState) {
    this.org = org;
  }

  /**
   * A new token, shaped as the platform's session ids are: organization id, `!`, random.
   * @param userId id of a `User` row, 18 characters.
   */
  issue(userId: string, kind: SessionKind = 'api'): string {
    const token = `${organizationId(this.org).slice(0, 15)}!${randomBytes(48).toString('base64url')}`;
    this.issued = [...this.issued.slice(1 - MOST_TOKENS), { digest: digestOf(token), userId, kind }];
    return token;
  }

  /** Whom the token stands for; undefined for a token that was not issued here. */
  sessionOf(token: string): Pick<IssuedToken, 'userId' | 'kind'> | undefined {
    const digest = digestOf(token);
    // Every token is compared, so that the time tells nothing about a near miss.
    const found = this.issued.filter((one) => timingSafeEqual(one.digest, digest));
    return found[0];
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
