#include "interchange/table_writer.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/translate.h"
#include "interchange/csv_writer.h"
#include "interchange/xlsx_writer.h"

namespace vitrine {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file) {
    throw Error(Failure::storage, tr("The file {0} cannot be written.", file.filename().string()));
}

class CsvTableWriter : public TableWriter {
public:
    CsvTableWriter(const std::filesystem::path& file, const std::vector<std::string>& columns,
                   std::string_view mark)
        : m_output(file, std::ios::binary | std::ios::trunc), m_writer(m_output) {
        if (!m_output) refuse(file);
        m_output << mark;
        m_writer.row(columns);
    }
    void row(std::span<const std::string> cells) override {
        m_views.assign(cells.begin(), cells.end());
        m_writer.row(m_views);
    }
    void finish() override { m_writer.finish(); }

private:
    std::ofstream m_output;
    CsvWriter m_writer;
    std::vector<std::string_view> m_views;
};

class JsonLinesTable : public TableWriter {
public:
    JsonLinesTable(const std::filesystem::path& file, std::vector<std::string> columns)
        : m_file(file), m_output(file, std::ios::binary | std::ios::trunc) {
        if (!m_output) refuse(file);
        for (const std::string& column : columns) m_names.push_back(quoted(column));
    }
    void row(std::span<const std::string> cells) override {
        m_line = '{';
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty()) continue;
            if (m_line.size() > 1) m_line += ',';
            m_line += m_names[i] + ':' + quoted(cells[i]);
        }
        m_line += "}\n";
        if (!m_output.write(m_line.data(), static_cast<std::streamsize>(m_line.size())))
            refuse(m_file);
    }
    void finish() override {
        if (!m_output.flush()) refuse(m_file);
    }

private:
    static std::string quoted(const std::string& text) {
        return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }

    std::filesystem::path m_file;
    std::ofstream m_output;
    std::vector<std::string> m_names;
    std::string m_line;
};

}  // namespace

std::string_view file_ending(WrittenFormat format) {
    switch (format) {
        case WrittenFormat::csv:
        case WrittenFormat::csv_for_people:
            return ".csv";
        case WrittenFormat::xlsx:
            return ".xlsx";
        case WrittenFormat::json_lines:
            return ".jsonl";
    }
    return {};
}

std::unique_ptr<TableWriter> write_table(const std::filesystem::path& file, WrittenFormat format,
                                         const std::vector<std::string>& columns) {
    switch (format) {
        case WrittenFormat::csv:
            return std::make_unique<CsvTableWriter>(file, columns, "");
        case WrittenFormat::csv_for_people:
            return std::make_unique<CsvTableWriter>(file, columns, "\xEF\xBB\xBF");
        case WrittenFormat::xlsx:
            return write_xlsx(file, columns);
        case WrittenFormat::json_lines:
            return std::make_unique<JsonLinesTable>(file, columns);
    }
    return nullptr;
}

}  // namespace vitrine
