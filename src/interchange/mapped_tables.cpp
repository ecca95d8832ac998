#include "interchange/mapped_tables.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "interchange/mapping_structure.h"

namespace vitrine {
namespace {

// Sets the cells of a row from texts that outlive it.
void show(const std::vector<std::string>& cells, CsvRow& row) {
    row.cells.assign(cells.begin(), cells.end());
    row.filled.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) row.filled.push_back(static_cast<std::uint32_t>(i));
    }
    row.hash = 0;
}

class KeptReader : public MappedReader {
public:
    explicit KeptReader(const KeptTable& table) : m_table(table) {}
    const std::vector<std::string>& header() const override { return m_table.headings; }
    bool next(CsvRow& row) override {
        if (m_at == m_table.rows.size()) return false;
        const auto& [line, cells] = m_table.rows[m_at++];
        show(cells, row);
        row.line = line;
        return true;
    }
    Issues take_issues() override { return {}; }
    std::int64_t bytes_read() const override { return static_cast<std::int64_t>(m_at); }
    std::int64_t bytes() const override { return static_cast<std::int64_t>(m_table.rows.size()); }
    std::span<const std::uint32_t> untouched() const override { return {}; }
    std::int64_t rows_left_out() const override { return 0; }

private:
    const KeptTable& m_table;
    std::size_t m_at = 0;
};

// Which rows a table of products holds, and where each field stands in it.
struct ProductTable {
    RowRole role = RowRole::simple;
    SourceFile file = SourceFile::main;
    std::string locale;  // of texts
    bool tells_problems = false;
    std::vector<std::string> headings;
    struct Place {
        std::size_t field, first, count;  // of its headings
    };
    std::vector<Place> places;
};

class ProductReader : public MappedReader {
public:
    ProductReader(const ProductTable& table, const MappingFields& fields,
                  std::unique_ptr<MappingGroups::Pass> pass)
        : m_table(table), m_fields(fields), m_pass(std::move(pass)) {}

    const std::vector<std::string>& header() const override { return m_table.headings; }

    bool next(CsvRow& row) override {
        for (;;) {
            if (m_at == m_rows.size()) {
                m_at = 0;
                if (!m_pass->next(m_rows)) return false;
            }
            if (m_at == m_rows.size()) continue;
            const OutRow& out = m_rows[m_at++];
            if (out.role == RowRole::left_out) leave_out(out);
            if (out.role != m_table.role || out.locale != m_table.locale) continue;
            fill(out);
            show(m_cells, row);
            row.line = out.row.line;
            return true;
        }
    }

    Issues take_issues() override {
        if (m_table.tells_problems && m_pass->reader() != nullptr) {
            for (Issue& issue : m_pass->reader()->take_issues()) {
                m_issues.push_back(std::move(issue));
            }
        }
        return std::exchange(m_issues, {});
    }
    std::int64_t bytes_read() const override {
        return m_pass->reader() == nullptr ? 0 : m_pass->reader()->bytes_read();
    }
    std::int64_t bytes() const override {
        return m_pass->reader() == nullptr ? 0 : m_pass->reader()->bytes();
    }
    std::span<const std::uint32_t> untouched() const override { return m_untouched; }
    std::int64_t rows_left_out() const override { return m_left_out; }

private:
    void leave_out(const OutRow& out) {
        if (!m_table.tells_problems) return;
        ++m_left_out;
        m_issues.insert(m_issues.end(), out.problems.begin(), out.problems.end());
    }

    void fill(const OutRow& out) {
        const auto issues_before = static_cast<std::ptrdiff_t>(m_issues.size());
        m_cells.assign(m_table.headings.size(), {});
        m_untouched.clear();
        m_issues.insert(m_issues.end(), out.problems.begin(), out.problems.end());
        m_cells[0] = out.code;
        if (out.role == RowRole::model) m_cells[1] = out.family_variant;
        if (out.role == RowRole::variant) m_cells[1] = out.parent;
        if (out.role == RowRole::simple) m_cells[1] = out.family;
        // A file that does not speak of families takes none away.
        if (out.role == RowRole::simple && out.family.empty() && !m_fields.property("family"))
            m_untouched.push_back(1);
        for (const auto& [field, first, count] : m_table.places) {
            fill_field(out, field, first, count);
        }
        // An error would say that the row is left out; here it is one of its cells.
        std::for_each(m_issues.begin() + issues_before, m_issues.end(), [](Issue& issue) {
            if (issue.severity == Severity::error) issue.severity = Severity::warning;
        });
    }

    void fill_field(const OutRow& out, std::size_t number, std::size_t place, std::size_t width) {
        const MappedField& field = m_fields.at(number);
        const FieldValues& values = out.row.of(number);
        bool says_nothing = values.empty() && (field.ignore_blanks || !out.locale.empty());
        // An axis of other models has its place in the table, and nothing to say here.
        if (!out.has(field, number)) {
            says_nothing = true;
        } else {
            for (const auto& [failed, issue] : out.row.failed) {
                if (failed != number) continue;
                m_issues.push_back(issue);
                m_issues.back().product = out.code;
                says_nothing = says_nothing || values.empty();
            }
        }
        if (!says_nothing) {
            MappingFields::Cells cells = m_fields.cells(number, values);
            for (Issue& issue : cells.issues) {
                issue.row = out.row.line;
                issue.column =
                    m_table.file == SourceFile::variants ? field.variant_column : field.column;
                issue.product = out.code;
                m_issues.push_back(std::move(issue));
            }
            says_nothing = cells.failed;
            for (std::size_t i = 0; i < width && i < cells.texts.size(); ++i) {
                m_cells[place + i] = std::move(cells.texts[i]);
            }
        }
        if (!says_nothing) return;
        for (std::size_t i = 0; i < width; ++i) {
            if (m_cells[place + i].empty()) {
                m_untouched.push_back(static_cast<std::uint32_t>(place + i));
            }
        }
    }

    const ProductTable& m_table;
    const MappingFields& m_fields;
    std::unique_ptr<MappingGroups::Pass> m_pass;
    std::vector<OutRow> m_rows;
    std::size_t m_at = 0;
    std::vector<std::string> m_cells;
    std::vector<std::uint32_t> m_untouched;
    Issues m_issues;
    std::int64_t m_left_out = 0;
};

}  // namespace

class MappedTables::Plan {
public:
    Plan(const ImportProfile& profile, const Structure& structure, Open open)
        : m_profile(profile),
          m_structure(structure),
          m_fields(profile, structure),
          m_groups(profile, structure, m_fields, std::move(open)) {}

    void learn(const Progress& progress);
    std::vector<MappedTable> tables;
    Issues issues;
    std::vector<std::string> unmapped;

private:
    void learn_file(SourceFile file, const Progress& progress);
    void learn_row(const OutRow& row);
    void check();
    void add_kept();
    void add_products(RowRole role, SourceFile file, const std::string& locale, bool tells);
    void problem(Severity severity, std::string rule, std::string column, std::string message,
                 std::string fix);

    const ImportProfile& m_profile;
    const Structure& m_structure;
    MappingFields m_fields;
    MappingGroups m_groups;
    std::vector<KeptTable> m_kept;
    std::vector<std::unique_ptr<ProductTable>> m_products;
    std::map<std::string, std::set<std::size_t>> m_named_in;
    std::set<std::string> m_locales;
    std::set<std::pair<RowRole, std::string>> m_texts;
    bool m_has_models = false, m_has_variants = false;
};

void MappedTables::Plan::problem(Severity severity, std::string rule, std::string column,
                                 std::string message, std::string fix) {
    Issue issue;
    issue.severity = severity;
    issue.rule = std::move(rule);
    issue.column = std::move(column);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    issues.push_back(std::move(issue));
}

void MappedTables::Plan::learn_row(const OutRow& row) {
    if (row.role == RowRole::left_out) return;
    if (row.role == RowRole::model) m_has_models = true;
    if (row.role == RowRole::variant) m_has_variants = true;
    if (!row.locale.empty()) {
        m_texts.emplace(row.role, row.locale);
        m_locales.insert(row.locale);
    }
    std::set<std::size_t>* named = row.locale.empty() ? &m_named_in[row.family] : nullptr;
    for (std::size_t i = 0; i < row.row.values.size(); ++i) {
        const FieldValues& values = row.row.values[i];
        MappedField& field = m_fields.at(i);
        if (values.empty() || !row.has(field, i)) continue;
        field.seen[static_cast<std::size_t>(row.role)] = true;
        if (field.is_named && named != nullptr) named->insert(i);
        m_fields.learn(i, values, row.row.line);
    }
    if (named == nullptr) return;
    for (const std::size_t axis : row.axes) named->insert(axis);
}

void MappedTables::Plan::learn_file(SourceFile file, const Progress& progress) {
    const auto pass = m_groups.read(file, true);
    if (pass->mapper() == nullptr) return;
    for (const std::string& heading : pass->mapper()->unmapped()) unmapped.push_back(heading);
    issues.insert(issues.end(), pass->mapper()->problems().begin(),
                  pass->mapper()->problems().end());
    std::vector<OutRow> rows;
    while (pass->next(rows)) {
        for (const OutRow& row : rows) learn_row(row);
        progress.tick(pass->reader()->bytes_read(), pass->reader()->bytes());
    }
}

void MappedTables::Plan::check() {
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const MappedField& field = m_fields.at(i);
        if (!field.is_dropped) continue;
        problem(Severity::warning, "mapping.attribute_unknown", field.column,
                tr("There is no attribute {0}, so the column is left out.", field.target.code),
                tr("Allow the import to create attributes, or map the column to another one."));
    }
    const bool makes_codes = m_profile.variants.make_codes;
    if (!makes_codes && !m_fields.property("code")) {
        problem(Severity::error, "mapping.no_code_column", {},
                tr("No column of the file holds the codes of the products."),
                tr("Map one to the property \"code\"."));
    }
    const std::string& column = m_profile.variants.column;
    const bool needs_column = m_profile.variants.by == VariantRule::By::group_column ||
                              m_profile.variants.by == VariantRule::By::blank_rows;
    const auto pass = needs_column ? m_groups.read(SourceFile::main, false) : nullptr;
    if (pass != nullptr && pass->mapper() != nullptr && !pass->mapper()->column(column)) {
        problem(Severity::error, "mapping.no_variant_column", column,
                tr("The file has no column {0}, which tells the variants.", column),
                tr("Choose another profile, or correct its rule of variants."));
    }
}

void MappedTables::Plan::add_kept() {
    m_kept = structure_tables(m_profile, m_structure, m_fields, m_groups, m_named_in, m_locales);
    for (const KeptTable& kept : m_kept) {
        MappedTable table;
        table.kind = kept.kind;
        for (std::size_t i = 0; i < kept.headings.size(); ++i) {
            table.headings.push_back(
                {kept.headings[i], i < kept.columns.size() ? kept.columns[i] : "", {}});
        }
        table.open = [&kept] { return std::make_unique<KeptReader>(kept); };
        tables.push_back(std::move(table));
    }
}

void MappedTables::Plan::add_products(RowRole role, SourceFile file, const std::string& locale,
                                      bool tells) {
    auto made = std::make_unique<ProductTable>();
    made->role = role;
    made->file = file;
    made->locale = locale;
    made->tells_problems = tells;
    MappedTable table;
    const bool models = role == RowRole::model || role == RowRole::model_text;
    table.kind = models ? AkeneoFile::product_models : AkeneoFile::products;
    table.source = file;
    const auto add = [&](std::string heading, std::optional<std::size_t> field) {
        MappedHeading& one = table.headings.emplace_back();
        one.heading = std::move(heading);
        if (!field) return;
        const MappedField& from = m_fields.at(*field);
        const bool other = file == SourceFile::variants;
        one.column = other ? from.variant_column : from.column;
        one.number = other ? from.variant_number : from.number;
    };
    const Attribute* identifier = m_structure.identifier();
    add(models                  ? "code"
        : identifier != nullptr ? identifier->code
                                : "sku",
        m_fields.property("code"));
    if (role == RowRole::model) add("family_variant", m_fields.property("family"));
    if (role == RowRole::variant) {
        add("parent", {});
        table.headings.back().column = m_profile.variants.column;
    }
    if (role == RowRole::simple) add("family", m_fields.property("family"));
    OutRow sample;  // of which no axes are known: those of all models have their place
    sample.role = role;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const MappedField& field = m_fields.at(i);
        const bool axis = role == RowRole::variant && field.is_axis && !field.is_dropped;
        if (!sample.has(field, i) && !axis) continue;
        if (field.is_named && !field.seen[static_cast<std::size_t>(role)]) continue;
        const std::size_t first = table.headings.size();
        for (std::string& heading :
             m_fields.headings(i, locale.empty() ? m_fields.locale() : locale)) {
            add(std::move(heading), i);
        }
        made->places.push_back({i, first, table.headings.size() - first});
    }
    for (const MappedHeading& one : table.headings) made->headings.push_back(one.heading);
    table.open = [this, kept = made.get()] {
        return std::make_unique<ProductReader>(*kept, m_fields, m_groups.read(kept->file, false));
    };
    m_products.push_back(std::move(made));
    tables.push_back(std::move(table));
}

void MappedTables::Plan::learn(const Progress& progress) {
    m_locales.insert(m_fields.locale());
    m_groups.find_models(progress);
    learn_file(SourceFile::main, progress);
    if (m_profile.variants.by == VariantRule::By::separate_file) {
        learn_file(SourceFile::variants, progress);
    }
    m_fields.decide();
    check();
    add_kept();
    const bool is_fit = std::none_of(issues.begin(), issues.end(), [](const Issue& issue) {
        return issue.severity == Severity::error && issue.rule.starts_with("mapping.");
    });
    if (!is_fit) return;
    if (m_has_models) add_products(RowRole::model, SourceFile::main, {}, false);
    for (const auto& [role, locale] : m_texts) {
        if (role == RowRole::model_text) add_products(role, SourceFile::main, locale, false);
    }
    add_products(RowRole::simple, SourceFile::main, {}, true);
    const bool separate = m_profile.variants.by == VariantRule::By::separate_file;
    if (m_has_variants || separate) {
        const SourceFile file = separate ? SourceFile::variants : SourceFile::main;
        add_products(RowRole::variant, file, {}, separate);
    }
    for (const auto& [role, locale] : m_texts) {
        if (role == RowRole::product_text) add_products(role, SourceFile::main, locale, false);
    }
}

MappedTables::MappedTables(const ImportProfile& profile, const Structure& structure, Open open,
                           const Progress& progress)
    : m_plan(std::make_unique<Plan>(profile, structure, std::move(open))) {
    m_plan->learn(progress);
}

MappedTables::~MappedTables() = default;

const std::vector<MappedTable>& MappedTables::tables() const {
    return m_plan->tables;
}

const Issues& MappedTables::issues() const {
    return m_plan->issues;
}

const std::vector<std::string>& MappedTables::unmapped_columns() const {
    return m_plan->unmapped;
}

}  // namespace vitrine
