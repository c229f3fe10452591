import type { Condition, Item, Statement } from './collectionProgram.ts';

/** Body of a method that runs the statements and returns all that they changed. */
export function renderCollections(statements: readonly Statement[]): string {
  return [
    'List<Integer> l = new List<Integer>();',
    'List<Integer> o = l;',
    'Set<Integer> s = new Set<Integer>();',
    'Map<String, Integer> m = new Map<String, Integer>();',
    "String t = '';",
    'Integer n = 0;',
    ...statements.map((one) => rendered(one, 0)),
    'List<Integer> sorted = new List<Integer>(s);',
    'sorted.sort();',
    'return new List<Object>{ l, o, sorted, m, t, n };'
  ].join('\n');
}

function rendered(statement: Statement, depth: number): string {
  switch (statement.kind) {
    case 'add':
      return `l.add(${item(statement.value)});`;
    case 'addToSet':
      return `t += s.add(${item(statement.value)}) ? '+' : '=';`;
    case 'removeFromSet':
      return `if (s.remove(${item(statement.value)})) { t += '-'; }`;
    case 'insert':
      return guarded(`l.add(${statement.index}, ${item(statement.value)});`);
    case 'set':
      return guarded(`l[${statement.index}] = ${item(statement.value)};`);
    case 'remove':
      return guarded(`t += l.remove(${statement.index});`);
    case 'note':
      return guarded(`t += '[' + l[${statement.index}] + ']';`);
    case 'addAll':
      return `l.addAll(${list(statement.values)});`;
    case 'addAllToSet':
      return `t += s.addAll(${list(statement.values)});`;
    case 'removeAll':
      return `t += s.removeAll(${list(statement.values)});`;
    case 'retainAll':
      return `s.retainAll(new Set<Integer>{ ${statement.values.map(item).join(', ')} });`;
    case 'addSet':
      return 'for (Integer x : s) { n += x == null ? 1 : x; } n += s.size();';
    case 'sort':
      return 'l.sort();';
    case 'clear':
      return 'o.clear();';
    case 'alias':
      return 'o = l;';
    case 'clone':
      return 'o = l.clone();';
    case 'addToOther':
      return 'o.add(n);';
    case 'noteSizes':
      return "t += l.size() + ',' + s.size() + ',' + m.size() + ';';";
    case 'put':
      return `t += m.put('${statement.key}', ${item(statement.value)});`;
    case 'get':
      return `t += m.get('${statement.key}') + '';`;
    case 'removeKey':
      return `t += '' + m.remove('${statement.key}');`;
    case 'append':
      return `t = t.length() > 60 ? '${statement.key}' : t + '${statement.key}';`;
    case 'putAll':
      return `m.putAll(new Map<String, Integer>{ ${statement.pairs.map(([key, value]) => `'${key}' => ${item(value)}`).join(', ')} });`;
    case 'count':
      return `n = n * 31 + ${statement.by < 0 ? `(${statement.by})` : statement.by};`;
    case 'if': {
      const no = statement.no.length > 0 ? ` else { ${block(statement.no, depth)} }` : '';
      return `if (${condition(statement.condition)}) { ${block(statement.yes, depth)} }${no}`;
    }
    case 'repeat': {
      const i = `i${depth}`;
      return `for (Integer ${i} = 0; ${i} < ${statement.times}; ${i}++) { ${block(statement.body, depth + 1)} }`;
    }
    case 'each':
      return `for (Integer x : l) { if (x == ${item(statement.stopAt)}) { break; } if (x == ${item(statement.skip)}) { continue; } t += x + '.'; }`;
  }
}

function block(statements: readonly Statement[], depth: number): string {
  return statements.map((one) => rendered(one, depth)).join(' ');
}

function guarded(statement: string): string {
  return `try { ${statement} } catch (ListException e) { t += e.getMessage() + '!'; }`;
}

function condition(of: Condition): string {
  switch (of.kind) {
    case 'less':
      return `n < ${of.than}`;
    case 'inList':
      return `l.contains(${item(of.value)})`;
    case 'inSet':
      return `s.contains(${item(of.value)})`;
    case 'hasKey':
      return `m.containsKey('${of.text}')`;
    case 'isText':
      return `t == '${of.text}'`;
    case 'isEmpty':
      return 'l.isEmpty()';
    case 'areEqual':
      return 'l == o';
    case 'areSame':
      return 'l === o';
    case 'not':
      return `!(${condition(of.of)})`;
    case 'and':
      return `${condition(of.left)} && ${condition(of.right)}`;
    case 'or':
      return `${condition(of.left)} || ${condition(of.right)}`;
  }
}

function item(value: Item): string {
  return String(value);
}

function list(values: readonly Item[]): string {
  return `new List<Integer>{ ${values.map(item).join(', ')} }`;
}
