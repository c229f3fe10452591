import fc from 'fast-check';

// Loaded ahead of the tests that are to notice a fault: whether one of them does must not be luck.
fc.configureGlobal({ seed: 20_261_122 });
