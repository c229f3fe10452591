import { installApexTriggers } from '../../apex/triggers/runner.ts';
import { testOrg } from '../test/fixture.ts';
import type { TestOrg } from '../test/fixture.ts';

export const TOOLING = '/services/data/v67.0/tooling';

const ADDER = `public class Adder {
  public static Integer add(Integer a, Integer b) {
    if (a == 0) {
      return b;
    }
    return a + b;
  }
}`;

const ADDER_TEST = `@IsTest
private class AdderTest {
  @IsTest
  static void adds() {
    Assert.areEqual(3, Adder.add(1, 2));
  }

  @IsTest
  static void fails() {
    Assert.areEqual(4, Adder.add(1, 2), 'No sum');
  }
}`;

const OTHER_TEST = `@IsTest
private class OtherTest {
  @IsTest
  static void passes() {
  }
}`;

const SOURCES: Readonly<Record<string, string>> = {
  Adder: ADDER,
  AdderTest: ADDER_TEST,
  OtherTest: OTHER_TEST
};

/** An org with these classes and triggers. */
export function orgWithClasses(sources: Readonly<Record<string, string>> = SOURCES): TestOrg {
  const test = testOrg();
  const { store } = test.api.org;
  store.transaction(() => {
    for (const [Name, text] of Object.entries(sources)) {
      const isTrigger = text.startsWith('trigger');
      store.put(isTrigger ? 'ApexTrigger' : 'ApexClass', {
        Id: store.nextId(isTrigger ? '01q' : '01p'),
        Name
      });
      const path = isTrigger ? `triggers/${Name}.trigger` : `classes/${Name}.cls`;
      store.putFile(path, new TextEncoder().encode(text));
    }
  });
  installApexTriggers(test.api.org);
  return test;
}

/** Status and code of a refusal, with its message where a test asks for it. */
export async function errorOf(response: Response): Promise<[status: number, code: string, message: string]> {
  const [{ errorCode, message }] = (await response.json()) as [{ errorCode: string; message: string }];
  return [response.status, errorCode, message];
}
