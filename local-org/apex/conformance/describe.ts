import type { ProgramCase } from './conformanceCase.ts';
import { guide, reference } from './sources.ts';

const DESCRIBE = guide('Understanding Apex Describe Information');

export const describeResults: readonly ProgramCase[] = [
  {
    name: 'the global describe finds an object by its name',
    rule: 'In any case; an object that is not there is null.',
    source: guide('Accessing All sObjects'),
    code: `Map<String, SObjectType> all = Schema.getGlobalDescribe();
      return new List<Boolean>{ all.get('Account') != null, all.get('account') != null, all.get('Nonsense__c') == null };`,
    expected: [true, true, true]
  },
  {
    name: 'a type describes itself',
    rule: 'The describe result has the name of the object.',
    source: DESCRIBE,
    code: `SObjectType found = Schema.getGlobalDescribe().get('Account');
      return new List<Object>{ found.getDescribe().getName(), found == Account.SObjectType };`,
    expected: ['Account', true]
  },
  {
    name: 'fields of an object',
    rule: 'The map of fields has a token for each, and each token a name.',
    source: DESCRIBE,
    code: `Map<String, SObjectField> fields = Account.SObjectType.getDescribe().fields.getMap();
      Set<String> names = new Set<String>();
      for (SObjectField one : fields.values()) { names.add(one.getDescribe().getName()); }
      return new List<Boolean>{ names.contains('Name'), names.contains('Id'), names.contains('Nonsense'), fields.size() == names.size() };`,
    expected: [true, true, false, true]
  },
  {
    name: 'a field is found in any case',
    rule: 'Names of fields do not look at case.',
    source: guide('Accessing All Field Describe Results for an sObject'),
    code: `Map<String, SObjectField> fields = Account.SObjectType.getDescribe().fields.getMap();
      return new List<Boolean>{ fields.get('name') != null, fields.get('Name') != null, fields.get('nonsense') == null };`,
    expected: [true, true, true]
  },
  {
    name: 'a field that the caller may read is accessible',
    rule: 'Rights of the current user decide.',
    source: reference('DescribeFieldResult Class'),
    code: `DescribeFieldResult name = Account.SObjectType.getDescribe().fields.getMap().get('name').getDescribe();
      return new List<Object>{ name.getName(), name.isAccessible() };`,
    expected: ['Name', true]
  },
  {
    name: 'permission columns are fields of PermissionSet',
    rule: 'Each user permission has a column there.',
    source: DESCRIBE,
    code: `Integer found = 0;
      for (SObjectField one : Schema.getGlobalDescribe().get('PermissionSet').getDescribe().fields.getMap().values()) {
        if (one.getDescribe().getName().startsWith('Permissions')) { found++; }
      }
      return found > 100;`,
    expected: true
  }
];
