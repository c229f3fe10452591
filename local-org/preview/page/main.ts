import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import { refuseBlobTypes } from './blobs.ts';
import FrameShell from './lwc/frame/shell/shell.ts';
import { startRouter } from './router.ts';
import { startToasts } from './toasts.ts';

refuseBlobTypes();
startRouter();
startToasts();
document.querySelector('#root')?.replaceChildren(createElement('frame-shell', { is: FrameShell }));
