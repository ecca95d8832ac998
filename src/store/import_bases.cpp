#include "store/import_bases.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

#include "base/checksum.h"
#include "base/text.h"
#include "store/document.h"
#include "store/wire_bytes.h"

namespace vitrine {
namespace {

// Cells that are not blank, in order of the columns: how many columns were passed over, then the
// mark.
std::string encode(const std::vector<CellMark>& marks) {
    std::string bytes;
    std::uint64_t blanks = 0;
    for (const CellMark mark : marks) {
        if (mark == cell_mark::blank) {
            ++blanks;
            continue;
        }
        wire::put_varint(bytes, blanks);
        bytes.append(reinterpret_cast<const char*>(&mark), sizeof mark);
        blanks = 0;
    }
    return bytes;
}

std::vector<CellMark> decode(std::string_view bytes, std::size_t columns) {
    std::vector<CellMark> marks(columns, cell_mark::blank);
    std::size_t at = 0;
    while (!bytes.empty()) {
        at += wire_bytes::take_number(bytes);
        if (at >= columns) wire_bytes::damaged();
        const std::string_view mark = wire_bytes::take_bytes(bytes, sizeof(CellMark));
        std::memcpy(&marks[at++], mark.data(), sizeof(CellMark));
    }
    return marks;
}

}  // namespace

CellMark mark_of(std::string_view cell) {
    const std::string_view text = trim(cell);
    if (text.empty()) return cell_mark::blank;
    return std::max(static_cast<CellMark>(quick_hash(text)), cell_mark::first);
}

ImportBases::ImportBases(Catalogue& catalogue, DataSourceId source)
    : m_catalogue(catalogue), m_source(source) {}

void ImportBases::use(std::vector<std::string> columns) {
    m_columns = std::move(columns);
    m_layout = 0;
    for (auto& [id, layout] : m_layouts) layout.is_matched = false;
}

// Whether what the run said is in force.
bool ImportBases::counts(std::int64_t run) {
    const auto [at, added] = m_counts.try_emplace(run, true);
    if (!added) return at->second;
    const auto statement =
        m_catalogue.connection().prepare("SELECT change_set FROM import_run WHERE id = $1");
    ChangeSetId id = 0;
    statement->bind(1, run);
    sql::each(*statement, [&](const sql::Statement& row) { id = row.integer(0); });
    Journal& journal = m_catalogue.journal();
    // A change set that was dropped from the history can not be undone.
    const auto change_set = id == 0 ? std::nullopt : journal.find(id);
    if (change_set) {
        at->second = change_set->state != ChangeSetState::rolled_back && !journal.is_neutral(id);
    }
    return at->second;
}

std::optional<ImportBases::Said> ImportBases::load(ProductId product) {
    if (const auto waiting = m_waiting.find(product); waiting != m_waiting.end())
        return waiting->second;
    if (!m_load) {
        m_load = m_catalogue.connection().prepare(
            "SELECT run, layout, cells FROM import_base WHERE product = $1 AND source = $2"
            " ORDER BY run DESC");
    }
    std::optional<Said> said;
    m_load->bind(1, product).bind(2, m_source);
    while (m_load->step()) {
        // counts() asks the database itself, which a statement of its own may.
        if (!counts(m_load->integer(0))) continue;
        said = Said{m_load->integer(1), std::string(m_load->blob(2))};
        break;
    }
    m_load->reset();
    return said;
}

ImportBases::Layout& ImportBases::layout(std::int64_t id) {
    Layout& layout = m_layouts[id];
    if (layout.columns.empty()) {
        const auto statement =
            m_catalogue.connection().prepare("SELECT columns FROM import_layout WHERE id = $1");
        statement->bind(1, id);
        sql::each(*statement, [&](const sql::Statement& row) {
            for (const std::string_view column : split(row.text(0), '\n'))
                layout.columns.emplace_back(column);
        });
    }
    if (!layout.is_matched) {
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < layout.columns.size(); ++i) places[layout.columns[i]] = i;
        layout.places.clear();
        for (const std::string& column : m_columns) {
            const auto at = places.find(column);
            layout.places.push_back(at == places.end() ? std::nullopt : std::optional(at->second));
            places.erase(column);
        }
        layout.has_others = !places.empty();
        layout.is_matched = true;
    }
    return layout;
}

std::int64_t ImportBases::layout_of(const std::vector<std::string>& columns) {
    const std::string text = join(columns, "\n");
    const auto known = m_layout_ids.try_emplace(text, 0);
    std::int64_t& id = known.first->second;
    if (!known.second) return id;
    sql::Connection& connection = m_catalogue.connection();
    const auto find = connection.prepare("SELECT id FROM import_layout WHERE columns = $1");
    find->bind(1, std::string_view(text));
    sql::each(*find, [&](const sql::Statement& row) { id = row.integer(0); });
    if (id == 0) {
        const auto add = connection.prepare(
            "INSERT INTO import_layout (id, columns)"
            " SELECT coalesce(max(id), 0) + 1, $1 FROM import_layout RETURNING id");
        add->bind(1, std::string_view(text));
        sql::each(*add, [&](const sql::Statement& row) { id = row.integer(0); });
    }
    return id;
}

const std::vector<CellMark>* ImportBases::find(ProductId product) {
    // A new product is not asked for: the database would first finish what it has to write.
    m_said = product == 0 ? std::nullopt : load(product);
    if (!m_said) return nullptr;
    const Layout& old = layout(m_said->layout);
    const std::vector<CellMark> marks = decode(m_said->cells, old.columns.size());
    m_marks.assign(m_columns.size(), cell_mark::unknown);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (old.places[i]) m_marks[i] = marks[*old.places[i]];
    }
    return &m_marks;
}

void ImportBases::set(ProductId product, const std::vector<CellMark>& marks) {
    const std::optional<Said> said = std::exchange(m_said, std::nullopt);
    if (said) {
        const Layout& old = layout(said->layout);
        if (old.has_others) {
            // Another file of the source has columns that this one lacks.
            std::vector<std::string> columns = m_columns;
            std::vector<CellMark> all = marks;
            const std::vector<CellMark> before = decode(said->cells, old.columns.size());
            const std::set<std::string_view> mine(m_columns.begin(), m_columns.end());
            for (std::size_t i = 0; i < old.columns.size(); ++i) {
                if (mine.contains(old.columns[i])) continue;
                columns.push_back(old.columns[i]);
                all.push_back(before[i]);
            }
            Said now{layout_of(columns), encode(all)};
            if (now.layout != said->layout || now.cells != said->cells)
                m_waiting[product] = std::move(now);
            return;
        }
    }
    if (m_layout == 0) m_layout = layout_of(m_columns);
    std::string cells = encode(marks);
    if (said && said->layout == m_layout && said->cells == cells) return;
    m_waiting[product] = {m_layout, std::move(cells)};
}

void ImportBases::begin_run() {
    const auto add = m_catalogue.connection().prepare(
        "INSERT INTO import_run (id, source, change_set)"
        " SELECT coalesce(max(id), 0) + 1, $1, 0 FROM import_run RETURNING id");
    add->bind(1, m_source);
    sql::each(*add, [&](const sql::Statement& row) { m_run = row.integer(0); });
    m_counts[m_run] = true;
}

bool ImportBases::flush(ChangeSetId change_set) {
    const bool is_named = m_run != 0 && change_set != m_change_set;
    if (m_waiting.empty() && !is_named) return false;
    if (m_run == 0) begin_run();
    if (change_set != m_change_set) {
        m_catalogue.connection()
            .prepare("UPDATE import_run SET change_set = $2 WHERE id = $1")
            ->bind(1, m_run)
            .bind(2, change_set)
            .run();
        m_change_set = change_set;
    }
    if (!m_save) {
        m_save = m_catalogue.connection().prepare(
            "INSERT INTO import_base (product, source, run, layout, cells)"
            " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (product, source, run)"
            " DO UPDATE SET layout = excluded.layout, cells = excluded.cells");
    }
    for (const auto& [product, said] : m_waiting) {
        m_save->bind(1, product).bind(2, m_source).bind(3, m_run).bind(4, said.layout);
        m_save->bind_blob(5, said.cells).run();
    }
    m_waiting.clear();
    return true;
}

void ImportBases::drop_replaced(Catalogue& catalogue, ChangeSetId last) {
    sql::Connection& connection = catalogue.connection();
    Journal& journal = catalogue.journal();
    std::vector<std::int64_t> undone;
    const auto runs = connection.prepare(
        "SELECT id, change_set FROM import_run WHERE change_set BETWEEN 1 AND $1");
    runs->bind(1, last);
    std::vector<std::pair<std::int64_t, ChangeSetId>> known;
    sql::each(*runs, [&](const sql::Statement& row) {
        known.emplace_back(row.integer(0), row.integer(1));
    });
    for (const auto& [run, id] : known) {
        const auto change_set = journal.find(id);
        if (!change_set) continue;
        if (change_set->state == ChangeSetState::rolled_back || journal.is_neutral(id))
            undone.push_back(run);
    }
    const auto drop = connection.prepare("DELETE FROM import_base WHERE run = $1");
    const auto forget = connection.prepare("DELETE FROM import_run WHERE id = $1");
    for (const std::int64_t run : undone) {
        drop->bind(1, run).run();
        forget->bind(1, run).run();
    }
    connection
        .prepare(
            "DELETE FROM import_base WHERE EXISTS (SELECT 1 FROM import_base AS later"
            " JOIN import_run ON import_run.id = later.run"
            " WHERE later.product = import_base.product AND later.source = import_base.source"
            " AND later.run > import_base.run AND import_run.change_set BETWEEN 1 AND $1)")
        ->bind(1, last)
        .run();
}

}  // namespace vitrine
