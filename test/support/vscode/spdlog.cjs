// Stands in for VS Code's native logger, which would need a compiler. Output channels of the extension host are log
// files, so without a logger they would stay empty.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  level = LEVELS.indexOf('info');
  plain = false;

  constructor(_name, file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = fs.openSync(file, 'a');
  }

  trace(message) {
    this.write('trace', message);
  }
  debug(message) {
    this.write('debug', message);
  }
  info(message) {
    this.write('info', message);
  }
  warn(message) {
    this.write('warning', message);
  }
  error(message) {
    this.write('error', message);
  }
  critical(message) {
    this.write('critical', message);
  }

  write(level, message) {
    if (LEVELS.indexOf(level) < this.level || this.descriptor === undefined) return;
    fs.writeSync(this.descriptor, this.plain ? message : `${new Date().toISOString()} [${level}] ${message}\n`);
  }

  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.plain = false;
  }
  clearFormatters() {
    this.plain = true;
  }
  flush() {}
  drop() {
    if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
    this.descriptor = undefined;
  }
}

const createLogger = async (name, file) => new Logger(name, file);

// One by one, because an ES module that imports this file sees only the names it can find by reading it.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
