// Preloaded into a child (`node --import`): when the parent that started it is gone, however it went,
// the child is told to end as if by SIGTERM. A program without a handler for that signal simply exits.
if (process.channel) {
  process.on('disconnect', () => {
    if (!process.emit('SIGTERM', 'SIGTERM')) process.exit(143);
  });
  process.channel.unref();
}
