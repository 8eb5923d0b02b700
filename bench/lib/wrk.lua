-- Writes what wrk found as one line of JSON. With a number after the address it also holds
-- that rate in each thread: the thread has a row of moments at equal distances, and
-- whichever of its connections is free takes the next one. After a stall the moments that
-- passed are made up for at once.
local ffi = require('ffi')
ffi.cdef [[
  struct moment { long seconds; long nanoseconds; };
  int clock_gettime(int clock, struct moment *moment);
]]
local monotonic = 1
local moment = ffi.new('struct moment')

local function milliseconds()
  ffi.C.clock_gettime(monotonic, moment)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.nanoseconds) / 1e6
end

function init(args)
  if not args[1] then return end
  local interval = 1000 / tonumber(args[1])
  local following

  -- Asked before each request, for the milliseconds to wait with it.
  function delay()
    local now = milliseconds()
    following = following and following + interval or now
    return math.max(0, math.floor(following - now + 0.5))
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nREPORT {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%d,"p90":%d,"p99":%d,"p999":%d,"longest":%d,' ..
    '"status":%d,"connect":%d,"read":%d,"write":%d,"timeout":%d}\n',
    summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency:percentile(99.9), latency.max,
    errors.status, errors.connect, errors.read, errors.write, errors.timeout))
end
