import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import type { OrgSnapshot } from 'c/runAsCore';
import RunAsDashboard from 'c/runAsDashboard';
import { setOrgSource } from 'c/runAsSource';

setOrgSource({
  read: async () => {
    const response = await fetch('/api/snapshot');
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as OrgSnapshot;
  }
});

const dashboard = createElement('c-run-as-dashboard', { is: RunAsDashboard });
document.querySelector('#root')?.replaceChildren(dashboard);
