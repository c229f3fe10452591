import type { Deployment, Problem, TypeHandler } from '../deployment.ts';
import { missingReferences } from '../deployment.ts';
import { elementsOf, parseXml, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { COUNTED, folderProblems, groupingsOf } from './report.ts';

const SECTIONS = ['leftSection', 'middleSection', 'rightSection'];

/** Metadata API Developer Guide, "Dashboard": its reports are there and group by what its charts show. */
export const DASHBOARD: TypeHandler = {
  references: ({ fullName, content }, deployment) => {
    const components = componentsOf(content);
    const reports = components.flatMap((one) => textsOf(one, 'report'));
    return [
      ...folderProblems('DashboardFolder', fullName, deployment),
      ...missingReferences(deployment, 'report', 'Report', reports),
      ...components.flatMap((one) => chartProblems(one, deployment)),
      ...runnerProblems(content, deployment),
      ...gridProblems(content)
    ];
  }
};

function componentsOf(content: XmlElement): XmlElement[] {
  const cells = elementsOf(content, 'dashboardGridLayout').flatMap((grid) =>
    elementsOf(grid, 'dashboardGridComponents')
  );
  return [
    ...cells.flatMap((one) => elementsOf(one, 'dashboardComponent')),
    ...SECTIONS.flatMap((name) => elementsOf(content, name)).flatMap((one) => elementsOf(one, 'components'))
  ];
}

/** Groupings and sums that the report does not have. */
function chartProblems(component: XmlElement, { org: { store } }: Deployment): Problem[] {
  const name = textOf(component, 'report') ?? '';
  const file = store.file(`reports/${name}.report`);
  if (!file) return [];
  const report = parseXml(file, 'Report');
  const groupings = groupingsOf(report);
  const summed = elementsOf(report, 'columns')
    .filter((column) => textsOf(column, 'aggregateTypes').length > 0)
    .flatMap((column) => textsOf(column, 'field'));
  const sums = elementsOf(component, 'chartSummary').flatMap((one) => textsOf(one, 'column'));
  return [
    ...textsOf(component, 'groupingColumn').filter((column) => !groupings.includes(column)),
    ...sums.filter((column) => column !== COUNTED && !summed.includes(column))
  ].map((column) => ({ problem: `The report ${name} has no grouping or sum ${column}`, at: `>${column}<` }));
}

/** Who a dashboard runs as: nobody named is needed when it runs as whoever looks at it. */
function runnerProblems(content: XmlElement, { org: { store } }: Deployment): Problem[] {
  const [username] = textsOf(content, 'runningUser');
  if (username !== undefined) {
    if (store.find('User', 'Username', username).length > 0) return [];
    const problem = `Cannot find a user that matches any of the following usernames: ${username}`;
    return [{ problem, at: '<runningUser>' }];
  }
  if (textOf(content, 'dashboardType') !== 'SpecifiedUser') return [];
  return [{ problem: 'Required field is missing: runningUser', at: '<dashboardType>' }];
}

function gridProblems(content: XmlElement): Problem[] {
  return elementsOf(content, 'dashboardGridLayout').flatMap((grid) => {
    const columns = Number(textOf(grid, 'numberOfColumns'));
    return elementsOf(grid, 'dashboardGridComponents')
      .filter((one) => Number(textOf(one, 'columnIndex')) + Number(textOf(one, 'colSpan')) > columns)
      .map(() => ({ problem: `A component stands outside of the ${columns} columns of the dashboard` }));
  });
}
