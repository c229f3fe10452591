import type { Grant } from './grants.ts';
import type { Access, AccessResolver } from './resolve.ts';

type OfAccess<T> = (access: Access, resolver: AccessResolver) => T;

/**
 * The same function, computed once for all accesses of a resolver with equal grants and an equal bound: an org has
 * far fewer combinations of grants than users.
 * INVARIANT: what is held follows from the grants. The results are shared, so nobody changes them.
 *
 * @param compute depends on rights, grants and bound alone.
 */
export function perGrants<T>(compute: OfAccess<T>): OfAccess<T> {
  const known = new WeakMap<AccessResolver, Known<T>>();
  return (access, resolver) => {
    const kept: Known<T> = known.get(resolver) ?? { numbers: new Map(), results: new Map() };
    known.set(resolver, kept);
    const { numbers, results } = kept;
    const key = `${access.bound} ${access.grants.map((grant) => numberOf(grant, numbers)).join(' ')}`;
    if (results.has(key)) return results.get(key)!;
    const result = compute(access, resolver);
    results.set(key, result);
    return result;
  };
}

interface Known<T> {
  readonly numbers: Map<Grant, number>;
  readonly results: Map<string, T>;
}

function numberOf(grant: Grant, numbers: Map<Grant, number>): number {
  const number = numbers.get(grant) ?? numbers.size;
  numbers.set(grant, number);
  return number;
}
