import type { OrgState } from '../org.ts';
import type { Row } from '../store/store.ts';
import { organizationId } from './organization.ts';

/**
 * What `/services/oauth2/userinfo` answers (Salesforce help, "User Info Endpoint").
 * @param origin scheme, host and port of the request.
 */
export function userInfo(org: OrgState, user: Row, origin: string): Readonly<Record<string, unknown>> {
  const id = organizationId(org);
  return {
    sub: `${origin}/id/${id}/${user.Id}`,
    user_id: user.Id,
    organization_id: id,
    preferred_username: user['Username'],
    nickname: user['CommunityNickname'] ?? user['Alias'] ?? null,
    name: user['Name'] ?? null,
    email: user['Email'] ?? null,
    user_type: 'STANDARD',
    active: true,
    is_app_installed: true,
    urls: urls(origin)
  };
}

/** What the identity URL answers (Salesforce help, "Identity URLs"). */
export function identity(org: OrgState, user: Row, origin: string): Readonly<Record<string, unknown>> {
  const id = organizationId(org);
  return {
    id: `${origin}/id/${id}/${user.Id}`,
    asserted_user: true,
    user_id: user.Id,
    organization_id: id,
    username: user['Username'],
    display_name: user['Name'] ?? null,
    email: user['Email'] ?? null,
    active: true,
    user_type: 'STANDARD',
    urls: urls(origin)
  };
}

function urls(origin: string): Readonly<Record<string, string>> {
  return {
    metadata: `${origin}/services/Soap/m/{version}`,
    rest: `${origin}/services/data/v{version}/`,
    sobjects: `${origin}/services/data/v{version}/sobjects/`,
    query: `${origin}/services/data/v{version}/query/`
  };
}
