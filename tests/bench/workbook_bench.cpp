// What reading and writing workbooks (XLSX) costs beside what no program can do without: unpacking
// the sheet and counting its elements, and libxlsxwriter writing the same cells by itself.
//   workbook_bench [--json] [ROWS]        100,000 unless said, of 12 columns
#include <expat.h>
#include <fmt/format.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/table_format.h"
#include "interchange/table_writer.h"
#include "result_table.h"
#include "support/temporary_folder.h"

namespace {

using namespace vitrine;
namespace fs = std::filesystem;

constexpr std::size_t columns = 12;

// One text in two columns of three is there again and again, as options and units are.
void fill(std::vector<std::string>& cells, std::int64_t row) {
    for (std::size_t i = 0; i < columns; ++i) {
        cells[i] = i % 3 == 0
                       ? fmt::format("LI-{:07}-{}, a text of its own", row, i)
                       : fmt::format("option {}", (row * 7 + static_cast<std::int64_t>(i)) % 97);
    }
}

std::vector<std::string> headings() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < columns; ++i) names.push_back(fmt::format("column {}", i));
    return names;
}

void write_ours(const fs::path& file, std::int64_t rows) {
    const auto table = write_table(file, WrittenFormat::xlsx, headings());
    std::vector<std::string> cells(columns);
    for (std::int64_t row = 0; row < rows; ++row) {
        fill(cells, row);
        table->row(cells);
    }
    table->finish();
}

enum class Texts { in_cells, shared };

void write_floor(const fs::path& file, std::int64_t rows, Texts texts) {
    std::string beside = file.parent_path().string();
    lxw_workbook_options options = {};
    options.constant_memory = texts == Texts::in_cells ? LXW_TRUE : LXW_FALSE;
    options.tmpdir = beside.data();
    lxw_workbook* book = workbook_new_opt(file.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    std::vector<std::string> cells = headings();
    for (std::int64_t row = 0; row <= rows; ++row) {
        for (std::size_t i = 0; i < columns; ++i) {
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                                   cells[i].c_str(), nullptr);
        }
        fill(cells, row);
    }
    if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("libxlsxwriter failed");
}

void read_ours(const fs::path& file, std::int64_t rows) {
    const auto reader = open_table(file);
    std::int64_t read = 0;
    for (CsvRow row; reader->next(row);) ++read;
    if (read != rows) throw std::runtime_error("rows are missing");
}

// Elements of an entry; 0 where the archive has none of the name.
std::size_t count_elements(zip_t* archive, const char* name) {
    zip_file_t* entry = zip_fopen(archive, name, 0);
    if (entry == nullptr) return 0;
    XML_Parser parser = XML_ParserCreate(nullptr);
    std::size_t count = 0;
    XML_SetUserData(parser, &count);
    XML_SetStartElementHandler(parser, [](void* data, const XML_Char*, const XML_Char**) {
        ++*static_cast<std::size_t*>(data);
    });
    std::array<char, 1U << 16U> block{};
    for (;;) {
        const zip_int64_t got = zip_fread(entry, block.data(), block.size());
        if (got < 0) throw std::runtime_error("the archive is damaged");
        if (XML_Parse(parser, block.data(), static_cast<int>(got), got == 0) != XML_STATUS_OK)
            throw std::runtime_error("the sheet is damaged");
        if (got == 0) break;
    }
    XML_ParserFree(parser);
    zip_fclose(entry);
    return count;
}

void read_floor(const fs::path& file) {
    zip_t* archive = zip_open(file.c_str(), ZIP_RDONLY, nullptr);
    if (archive == nullptr) throw std::runtime_error("the archive cannot be read");
    const std::size_t cells = count_elements(archive, "xl/worksheets/sheet1.xml");
    count_elements(archive, "xl/sharedStrings.xml");
    zip_close(archive);
    if (cells == 0) throw std::runtime_error("there is no sheet");
}

void measure(std::int64_t rows, bool json) {
    const test::TemporaryFolder folder;
    bench::ResultTable table(fmt::format("Workbooks of {} rows, {} columns", rows, columns));
    const double cells = static_cast<double>(rows) * columns;
    const auto per_cell = [&](const bench::Cost& cost) { return cost.cpu_seconds * 1e6 / cells; };
    const auto compare = [&](const std::string& name, const std::function<void()>& ours,
                             const std::string& floor_name, const std::function<void()>& floor,
                             double at_most) {
        const bench::Cost least = bench::cost_of(floor);
        table.add({floor_name, per_cell(least), "us/cell", {}, 0, {}, least.peak_megabytes});
        const bench::Cost cost = bench::cost_of(ours);
        table.add({name, per_cell(cost), "us/cell", floor_name, per_cell(least), at_most,
                   cost.peak_megabytes});
    };
    const fs::path written = folder / "written.xlsx", in_cells = folder / "in_cells.xlsx",
                   shared = folder / "shared.xlsx";
    compare(
        "write", [&] { write_ours(written, rows); }, "libxlsxwriter alone",
        [&] { write_floor(in_cells, rows, Texts::in_cells); }, 1.5);
    compare(
        "read", [&] { read_ours(written, rows); }, "unpack, count elements",
        [&] { read_floor(written); }, 2.0);
    bench::cost_of([&] { write_floor(shared, rows, Texts::shared); });
    compare(
        "read, texts shared", [&] { read_ours(shared, rows); }, "the same, shared",
        [&] { read_floor(shared); }, 2.0);
    fmt::print("{}", json ? table.as_json() : table.as_text());
}

}  // namespace

int main(int count, char** arguments) {
    bool json = false;
    std::int64_t rows = 100'000;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = arguments[i];
        if (word == "--json") {
            json = true;
        } else if (std::atoll(arguments[i]) > 0) {
            rows = std::atoll(arguments[i]);
        } else {
            fmt::print(stderr, "Usage: workbook_bench [--json] [ROWS]\n");
            return 2;
        }
    }
    try {
        measure(rows, json);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return 1;
    }
    return 0;
}
