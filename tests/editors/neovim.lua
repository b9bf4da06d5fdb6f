-- What a writer does in Neovim (0.7 and later), with Neovim's own client. Puts down what is seen.
--
-- All of it runs in a coroutine that gives way to Neovim's own loop whenever it waits, so that
-- keys are typed, requests are answered and ghost text is drawn as on a screen.

local seen = { took = {} }
local PATIENCE_MS = 20000
local main

local function finish(failure)
  seen.error = failure
  local file = assert(io.open(vim.env.SCREENPLAY_SEEN, 'w'))
  file:write(vim.fn.json_encode(seen))
  file:close()
  vim.cmd('qall!')
end

local function resume(...)
  local fine, failure = coroutine.resume(main, ...)
  if not fine then
    finish(debug.traceback(main, tostring(failure)))
  end
end

--- Waits until `condition` gives something, and returns that.
local function until_(what, condition)
  local timer, started = vim.loop.new_timer(), vim.loop.now()
  local done = false
  timer:start(0, 10, vim.schedule_wrap(function()
    if done then
      return
    end
    local found = condition()
    if found or vim.loop.now() - started > PATIENCE_MS then
      done = true
      timer:stop()
      timer:close()
      resume(found)
    end
  end))
  return coroutine.yield() or error('waited in vain for ' .. what, 2)
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, true)[1]
end

local function whole()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
end

local function place(number, column)
  vim.api.nvim_win_set_cursor(0, { number, column })
end

--- Types as a writer does; `done` says when the keys have arrived.
local function type_(keys, what, done)
  vim.api.nvim_input(keys)
  return until_(what, done)
end

local function normal_mode()
  type_('<Esc>', 'normal mode', function()
    return vim.api.nvim_get_mode().mode == 'n'
  end)
end

--- The script as it was at first.
local function restore()
  normal_mode()
  vim.api.nvim_buf_set_lines(0, 0, -1, true, seen.original)
end

local function client()
  local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
  return all[1]
end

local function request(method, params)
  local answer
  local function answered(failure, result)
    answer = { failure = failure, result = result }
  end
  -- `client.request` is `client:request` since 0.11.
  if vim.fn.has('nvim-0.11') == 1 then
    client():request(method, params, answered, 0)
  else
    client().request(method, params, answered, 0)
  end
  until_(method, function()
    return answer
  end)
  assert(not answer.failure, vim.inspect(answer.failure))
  return answer.result
end

local function has(version)
  return vim.fn.has('nvim-' .. version) == 1
end

-- Each step has the name under which it puts down what it has seen.
local steps = {}

--- Opens the script with the settings of `docs/editors.md`, and waits for the server.
local function start()
  vim.o.completeopt = 'menuone,noinsert'
  vim.cmd('luafile ' .. vim.env.SCREENPLAY_SETTINGS)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.SCREENPLAY_SCRIPT))
  until_('the server', function()
    local found = client()
    return found and (found.initialized or found.server_capabilities.hoverProvider)
  end)
  seen.original = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  seen.version = vim.fn.matchstr(vim.fn.execute('version'), 'NVIM v[0-9.]*')
end

function steps.diagnostics()
  local function bracket()
    local found = vim.diagnostic.get(0, { lnum = 8 })
    return found[1] and found
  end
  local found = until_('diagnostics', bracket)
  return { { found[1].lnum, found[1].source, found[1].message } }
end

function steps.fix()
  local titles = {}
  vim.ui.select = function(items, options, choose)
    for _, item in ipairs(items) do
      local action = item.action or item[2]
      table.insert(titles, action.title)
    end
    choose(items[1], 1)
  end
  place(9, 2)
  vim.lsp.buf.code_action()
  until_('the fix', function()
    return line(9) ~= seen.original[9]
  end)
  local fixed = line(9)
  restore()
  return { line = fixed, titles = titles }
end

function steps.hover()
  place(1, 6)
  vim.lsp.buf.hover()
  local window = until_('the hover', function()
    for _, each in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(each).relative ~= '' then
        return each
      end
    end
  end)
  local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
  vim.api.nvim_win_close(window, true)
  return table.concat(lines, '\n')
end

function steps.rename()
  place(8, 1)
  vim.lsp.buf.rename('ANNA')
  until_('the rename', function()
    return line(8) == 'ANNA'
  end)
  local renamed = whole()
  restore()
  return renamed
end

--- Symbols, references: Neovim puts them into one of its two lists.
local function listed(what)
  local function items()
    local location, quick = vim.fn.getloclist(0, { items = 0 }).items, vim.fn.getqflist()
    local found = #location > 0 and location or quick
    return #found > 0 and found
  end
  local texts = {}
  for _, item in ipairs(until_(what, items)) do
    table.insert(texts, vim.trim(item.text))
  end
  vim.cmd('silent! lclose | silent! cclose')
  vim.fn.setqflist({})
  vim.fn.setloclist(0, {})
  return texts
end

function steps.symbols()
  vim.lsp.buf.document_symbol()
  return listed('symbols')
end

function steps.references()
  place(5, 1)
  vim.lsp.buf.references({ includeDeclaration = true })
  return listed('references')
end

function steps.definition()
  place(17, 1)
  vim.lsp.buf.definition()
  return until_('the definition', function()
    local cursor = vim.api.nvim_win_get_cursor(0)
    return cursor[1] ~= 17 and cursor
  end)
end

function steps.next_cue()
  local uri = vim.uri_from_bufnr(0)
  local position = { line = 4, character = 1 }
  local where = request('workspace/executeCommand', {
    command = 'screenplay.nextCue',
    arguments = { { uri = uri, position = position } },
  })
  local window = vim.lsp.protocol.make_client_capabilities().window
  local shown = window.showDocument and window.showDocument.support
  if shown then
    place(1, 0)
    request('workspace/executeCommand', {
      command = 'screenplay.nextCue',
      arguments = { { uri = uri, position = position } },
    })
    until_('the cursor at the next cue', function()
      return vim.api.nvim_win_get_cursor(0)[1] == where.range.start.line + 1
    end)
  end
  return { line = where.range.start.line, shown = shown == true }
end

--- The list of completions that opens for these keys.
local function offered(keys)
  type_(keys .. '<C-x><C-o>', 'the list for ' .. keys, function()
    return vim.fn.pumvisible() == 1
  end)
  local words = {}
  for _, item in ipairs(vim.fn.complete_info({ 'items' }).items) do
    table.insert(words, item.abbr ~= '' and item.abbr or item.word)
  end
  return words
end

function steps.completion()
  place(#seen.original, 0)
  local words = offered('o<CR>INT. ')
  type_('<C-y>', 'the place', function()
    return vim.fn.pumvisible() == 0
  end)
  local accepted = vim.api.nvim_get_current_line()
  restore()
  return { words = words, accepted = accepted }
end

function steps.capitals()
  if not has('0.12') then
    return vim.NIL
  end
  place(#seen.original, 0)
  type_('o<CR>int. attic - day<CR>', 'capitals', function()
    return whole():find('INT. ATTIC - DAY', 1, true)
  end)
  local last = vim.trim(whole():sub(-20))
  restore()
  return last
end

local function ghost()
  local space = vim.api.nvim_get_namespaces()['nvim.lsp.inline_completion']
  local marks = space and vim.api.nvim_buf_get_extmarks(0, space, 0, -1, { details = true }) or {}
  local text = marks[1] and marks[1][4].virt_text[1][1]
  return text ~= '' and text
end

--- The model's words: as ghost text where Neovim has it, else in the list.
function steps.suggestion()
  if not has('0.12') then
    place(6, 0)
    local words = offered('A')
    type_('<C-y>', 'the suggestion', function()
      return line(6) ~= 'Tell me'
    end)
    local accepted = line(6)
    restore()
    return { words = words, accepted = accepted }
  end
  place(6, 0)
  local text = type_('A', 'ghost text', ghost)
  type_(' i', 'ghost text while typing on', function()
    return ghost() == 't is the truth.'
  end)
  -- The ghost text is that of before typing on: Neovim has not asked again yet.
  type_('<Tab>', 'the accepted text', function()
    return #line(6) > #'Tell me i'
  end)
  local accepted = line(6)
  restore()
  return { ghost = text, accepted = accepted }
end

function steps.colours()
  if not has('0.9') then
    return vim.NIL
  end
  return until_('semantic tokens', function()
    local tokens = vim.lsp.semantic_tokens.get_at_pos(0, 4, 1)
    return tokens and tokens[1] and tokens[1].type
  end)
end

function steps.hints()
  if not has('0.10') then
    return vim.NIL
  end
  vim.lsp.inlay_hint.enable(true)
  local hints = until_('inlay hints', function()
    local found = vim.lsp.inlay_hint.get({ bufnr = 0 })
    return found[1] and found
  end)
  local label = hints[1].inlay_hint.label
  return type(label) == 'string' and label or label[1].value
end

function steps.folds()
  if not has('0.11') then
    return vim.NIL
  end
  vim.wo.foldmethod, vim.wo.foldexpr = 'expr', 'v:lua.vim.lsp.foldexpr()'
  return until_('folds', function()
    return vim.fn.foldlevel(3) > 0 and { vim.fn.foldlevel(1), vim.fn.foldlevel(3) }
  end)
end

function steps.messages()
  return vim.trim(vim.fn.execute('messages'))
end

local ORDER = {
  'diagnostics', 'fix', 'hover', 'rename', 'symbols', 'references', 'definition', 'next_cue',
  'completion', 'capitals', 'suggestion', 'colours', 'hints', 'folds', 'messages',
}

main = coroutine.create(function()
  start()
  for _, name in ipairs(ORDER) do
    local started = vim.loop.hrtime()
    seen.at = name
    seen[name] = steps[name]()
    seen.took[name] = math.floor((vim.loop.hrtime() - started) / 1e6)
  end
  finish()
end)
vim.schedule(resume)
