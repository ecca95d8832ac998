#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/command.h"
#include "cli/progress_display.h"
#include "cli/report.h"
#include "cli/table.h"
#include "operations/asset_rendition.h"
#include "operations/asset_use.h"
#include "operations/match_assets.h"
#include "picture/picture_header.h"

namespace vitrine::cli {
namespace {

constexpr std::size_t most_lines_shown = 50;

// The first ones of a list, and how many more there are.
template <class List, class MakeRow>
void print_table(Console& console, const List& list, std::int64_t count, MakeRow make_row) {
    Table table;
    const std::size_t shown = std::min(list.size(), most_lines_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const std::vector<std::string> cells = make_row(list[i]);
        if (i == 0) {
            for (std::size_t column = 0; column < cells.size(); ++column) table.add_column({});
        }
        table.add_row(cells);
    }
    table.print(console, 2);
    const auto more = count - static_cast<std::int64_t>(shown);
    if (more > 0)
        console.print("  " + trn("and {0} more", "and {0} more", static_cast<long>(more), more));
}

// --- list

std::string unused_words(const UnusedFile& file) {
    if (file.is_stray) return tr("left behind by a job; may be removed");
    return file.is_in_history ? tr("the history needs it") : tr("may be removed");
}

Json to_document(const AssetUse& use) {
    Json json;
    json["stored"] = use.stored;
    json["stored_bytes"] = use.stored_bytes;
    json["named"] = use.named;
    json["missing"] = use.missing_count;
    json["unused"] = use.unused.size();
    json["missing_files"] = Json::array();
    for (const MissingFile& file : use.missing) {
        json["missing_files"].push_back(Json{{"sku", file.product},
                                             {"field", file.field},
                                             {"file", file.name},
                                             {"was_stored", file.was_stored}});
    }
    json["unused_files"] = Json::array();
    for (const UnusedFile& file : use.unused) {
        json["unused_files"].push_back(Json{{"checksum", file.asset.checksum},
                                            {"file", file.asset.name},
                                            {"bytes", file.asset.size},
                                            {"media_type", file.asset.media_type},
                                            {"width", file.asset.width},
                                            {"height", file.asset.height},
                                            {"in_history", file.is_in_history},
                                            {"stray", file.is_stray}});
    }
    return json;
}

void print_use(Console& console, const AssetUse& use) {
    const auto stored = static_cast<long>(use.stored);
    console.print(trn("{0} file is stored: {1}.", "{0} files are stored: {1}.", stored, stored,
                      size_text(static_cast<std::uint64_t>(use.stored_bytes))));
    if (use.missing_count == 0) {
        console.print(Style::good,
                      tr("No product or record misses a picture or file that it names."));
    } else {
        const auto count = static_cast<long>(use.missing_count);
        console.print(Style::caution, trn("{0} picture or file is missing:",
                                          "{0} pictures and files are missing:", count, count));
        print_table(console, use.missing, use.missing_count, [](const MissingFile& file) {
            return std::vector<std::string>{
                file.product, file.field, file.name,
                file.was_stored ? tr("its stored bytes are gone") : tr("never imported")};
        });
    }
    if (use.unused.empty()) {
        console.print(tr("Every stored file is in use."));
        return;
    }
    const auto count = static_cast<long>(use.unused.size());
    console.print(trn("{0} stored file is named by no product:",
                      "{0} stored files are named by no product:", count, count));
    print_table(console, use.unused, count, [](const UnusedFile& file) {
        return std::vector<std::string>{
            file.asset.name.empty() ? file.asset.checksum.substr(0, 12) : file.asset.name,
            size_text(static_cast<std::uint64_t>(file.asset.size)), unused_words(file)};
    });
}

ExitStatus list_assets(Session& session) {
    const auto catalogue = session.open_for_reading(sql::Purpose::scan);
    const Progress progress(session.stop);
    AssetUse use;
    {
        const ProgressDisplay display(session.console, progress, tr("Looking at products"));
        use = find_asset_use(*catalogue, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(use));
    } else {
        print_use(session.console, use);
    }
    return ExitStatus::done;
}

// --- match

struct MatchOptions {
    std::string folder;
    std::vector<std::string> fields;
    bool preview = false;
};

std::string reason_words(UnmatchedReason reason) {
    switch (reason) {
        case UnmatchedReason::no_product:
            return tr("no SKU begins its name");
        case UnmatchedReason::ambiguous:
            return tr("another file has the same claim");
        case UnmatchedReason::no_field:
            return tr("the product has more files than attributes were named");
        case UnmatchedReason::refused:
            return tr("refused");
    }
    return {};
}

Json to_document(const MatchAssetsReport& report, bool preview) {
    Json json;
    json["files"] = report.files;
    json["matched"] = report.matched.size();
    json["unchanged"] = report.unchanged;
    json["unmatched"] = report.unmatched.size();
    json["preview"] = preview;
    json["change_set"] = report.change_set == 0 ? Json() : Json(report.change_set);
    json["matched_files"] = Json::array();
    for (const MatchedFile& file : report.matched) {
        json["matched_files"].push_back(Json{{"file", file.file},
                                             {"sku", file.product},
                                             {"field", file.field},
                                             {"before", file.before}});
    }
    json["unmatched_files"] = Json::array();
    for (const UnmatchedFile& file : report.unmatched) {
        json["unmatched_files"].push_back(Json{{"file", file.file},
                                               {"reason", unmatched_reason_name(file.reason)},
                                               {"sku", file.product}});
    }
    json["issues"] = to_json(report.issues);
    return json;
}

void print_match(Console& console, const MatchAssetsReport& report, bool preview) {
    const auto count = static_cast<long>(report.matched.size());
    console.print(
        preview ? trn("{0} of {1} files would be put into a product.",
                      "{0} of {1} files would be put into products.", count, count, report.files)
                : trn("{0} of {1} files was put into a product.",
                      "{0} of {1} files were put into products.", count, count, report.files));
    print_table(console, report.matched, count, [](const MatchedFile& file) {
        return std::vector<std::string>{
            file.file, file.product, file.field,
            file.before.empty() ? std::string() : tr("in place of {0}", file.before)};
    });
    if (report.unchanged > 0) {
        const auto unchanged = static_cast<long>(report.unchanged);
        console.print(
            trn("{0} was there already.", "{0} were there already.", unchanged, unchanged));
    }
    if (!report.unmatched.empty()) {
        const auto left = static_cast<long>(report.unmatched.size());
        console.print(Style::caution,
                      trn("{0} file was left out:", "{0} files were left out:", left, left));
        print_table(console, report.unmatched, left, [](const UnmatchedFile& file) {
            return std::vector<std::string>{file.file, file.product, reason_words(file.reason)};
        });
    }
    if (!report.issues.empty()) {
        console.print(tr("Remarks:"));
        print_issues(console, report.issues, most_lines_shown);
    }
    if (preview) {
        console.note(tr("This was a preview: nothing was changed."));
    } else if (report.change_set != 0) {
        console.note(
            tr("Saved as change set {0}. To take it back: vitrine undo {0}", report.change_set));
    }
}

ExitStatus match(Session& session, const MatchOptions& options) {
    const auto catalogue = session.open_for_writing(sql::Purpose::job);
    MatchAssets request;
    request.folder = options.folder;
    for (const std::string& field : options.fields)
        request.fields.push_back(parse_field(*catalogue->structure(), field));
    MatchAssetsReport report;
    {
        const Progress progress(session.stop);
        const ProgressDisplay display(session.console, progress, tr("Matching files"));
        report = match_assets(*catalogue, request,
                              options.preview ? MatchIntent::preview : MatchIntent::save, progress);
    }
    if (session.json()) {
        session.console.print_json(to_document(report, options.preview));
    } else {
        print_match(session.console, report, options.preview);
    }
    return report.unmatched.empty() ? ExitStatus::done : ExitStatus::partly;
}

// --- clean

ExitStatus clean(Session& session, bool preview) {
    const auto catalogue = preview ? session.open_for_reading(sql::Purpose::scan)
                                   : session.open_for_writing(sql::Purpose::job);
    const Progress progress(session.stop);
    const RemovedAssets removed = remove_unused_assets(
        *catalogue, preview ? RemoveAssets::preview : RemoveAssets::remove, progress);
    Console& console = session.console;
    if (session.json()) {
        console.print_json(Json{{"files", removed.files},
                                {"bytes", removed.bytes},
                                {"kept_for_history", removed.kept_for_history},
                                {"removed", !preview && removed.files > 0}});
        return ExitStatus::done;
    }
    const auto files = static_cast<long>(removed.files);
    const std::string size = size_text(static_cast<std::uint64_t>(removed.bytes));
    console.print(preview ? trn("{0} file would be removed: {1}.",
                                "{0} files would be removed: {1}.", files, files, size)
                          : trn("{0} file was removed: {1}.", "{0} files were removed: {1}.", files,
                                files, size));
    if (removed.kept_for_history > 0) {
        const auto kept = static_cast<long>(removed.kept_for_history);
        console.print(
            trn("{0} unused file is kept, because the history needs it. See vitrine prune.",
                "{0} unused files are kept, because the history needs them. See vitrine "
                "prune.",
                kept, kept));
    }
    return ExitStatus::done;
}

// --- render

struct RenderOptions {
    std::string sku, field, output, purpose, format;
    std::optional<std::int64_t> edge;
};

RenditionSpec read_spec(const RenderOptions& options) {
    RenditionSpec spec;
    const auto named = find_rendition(options.purpose);
    if (!named) {
        throw Error(Failure::usage,
                    tr("There is no rendition {0}. There are thumbnail, preview, web and print.",
                       options.purpose));
    }
    spec = *named;
    const std::string ending =
        fold_case(std::filesystem::path(options.output).extension().string());
    const auto format = find_format(ending.empty() ? ending : ending.substr(1));
    if (!format) {
        throw Error(Failure::usage, tr("{0} does not end in .jpg, .png or .webp, which says what "
                                       "kind of picture is made.",
                                       options.output));
    }
    spec.format = *format;
    if (options.edge) {
        spec.longest_edge = static_cast<int>(
            std::clamp<std::int64_t>(*options.edge, 0, std::int64_t{most_rendition_edge} + 1));
    }
    return spec;
}

// The picture that the product shows in the field, its own or an inherited one.
FileReference find_picture(Catalogue& catalogue, const RenderOptions& options) {
    const Structure& structure = *catalogue.structure();
    const FieldAddress field = parse_field(structure, options.field);
    const Attribute* attribute = structure.attributes.find(field.attribute);
    const auto product = catalogue.products().load(find_product(catalogue, options.sku));
    if (attribute != nullptr && attribute->is_media() && product) {
        const LoadedLineage loaded(catalogue.products(), *product);
        const auto key = structure.key_for(*attribute, field.channel, field.locale);
        const Value* value = key ? loaded.lineage().find(*key) : nullptr;
        if (value != nullptr && !std::get<FileReference>(*value).checksum.empty())
            return std::get<FileReference>(*value);
    }
    throw Error(Failure::usage,
                tr("{0} has no stored picture in {1}.", options.sku, options.field));
}

ExitStatus render(Session& session, const RenderOptions& options) {
    const auto catalogue = session.open_for_reading();
    const RenditionSpec spec = read_spec(options);
    const FileReference picture = find_picture(*catalogue, options);
    const Progress progress(session.stop);
    const AssetRendition made =
        render_asset(catalogue->file(), catalogue->assets().path_of(picture.checksum), picture.name,
                     spec, progress);
    Console& console = session.console;
    PictureHeader header;
    if (!made.refusal) {
        std::error_code failure;
        std::filesystem::copy_file(made.file, options.output,
                                   std::filesystem::copy_options::overwrite_existing, failure);
        if (failure) {
            throw Error(Failure::storage, tr("The file {0} cannot be written.", options.output),
                        failure.message());
        }
        header = read_picture_header(made.file);
    }
    if (session.json()) {
        console.print_json(
            Json{{"file", made.refusal ? Json() : Json(options.output)},
                 {"width", header.width},
                 {"height", header.height},
                 {"issues", made.refusal ? to_json(Issues{*made.refusal}) : Json::array()}});
    } else if (made.refusal) {
        print_issues(console, Issues{*made.refusal}, 1);
    } else {
        console.print(tr("{0}: {1} x {2} pixels.", options.output, header.width, header.height));
    }
    return made.refusal ? ExitStatus::partly : ExitStatus::done;
}

}  // namespace

void add_assets(CommandLine& line) {
    CommandLine group = line.add_group("assets", tr("Pictures and files of products"));
    group.add("list",
              tr("Lists what products name and is not there, and what is stored and nobody names"),
              list_assets);

    const auto matching = std::make_shared<MatchOptions>();
    CommandEntry match_entry =
        group.add("match",
                  tr("Puts the files of a folder into the products whose SKU begins their "
                     "names, as one step that can be taken back"),
                  [matching](Session& session) { return match(session, *matching); });
    match_entry.argument("FOLDER", matching->folder,
                         tr("With files such as SKU.jpg, SKU_1.jpg, SKU-front.png, in any case"));
    match_entry.words("FIELD", matching->fields,
                      tr("Attribute that takes them; of several, the first file of a product goes "
                         "into the first, and so on"));
    match_entry.flag("--preview", matching->preview,
                     tr("Shows which file would go where, and changes nothing"));

    const auto preview = std::make_shared<bool>(false);
    CommandEntry clean_entry =
        group.add("clean", tr("Removes stored files that neither a product nor the history names"),
                  [preview](Session& session) { return clean(session, *preview); });
    clean_entry.flag("--preview", *preview, tr("Only says what would be removed"));

    const auto rendering = std::make_shared<RenderOptions>();
    rendering->purpose = "web";
    CommandEntry render_entry =
        group.add("render", tr("Makes a smaller copy of a product's picture"),
                  [rendering](Session& session) { return render(session, *rendering); });
    render_entry.argument("SKU", rendering->sku, tr("Which product or model"));
    render_entry.argument("FIELD", rendering->field, tr("The attribute with the picture"));
    render_entry.argument("OUTPUT", rendering->output,
                          tr("File to write; .jpg, .png or .webp says which kind"));
    render_entry.option("--for", rendering->purpose, "PURPOSE",
                        tr("How large: thumbnail (256 pixels), preview (1024), web (2048) or print "
                           "(4096)"));
    render_entry.option("--edge", rendering->edge, "PIXELS",
                        tr("How long the longest edge may be, in place of a purpose"));
}

}  // namespace vitrine::cli
