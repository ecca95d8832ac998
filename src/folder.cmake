# The one way a folder becomes a library, a program or a test. Sources are found by their place, so
# that adding a file needs no line here.

set(VITRINE_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual -Wformat=2
                     -Werror)
# Several sources are compiled as one (CMakePresets.json), so that none is the one that may keep a class to itself.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND VITRINE_WARNINGS -Wno-subobject-linkage)
endif()

# Warnings as errors and, when asked for, sanitizers.
function(vitrine_compile_options target)
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:${VITRINE_WARNINGS}>)
    if(VITRINE_SANITIZE)
        target_compile_options(${target} PRIVATE -fsanitize=${VITRINE_SANITIZE} -fno-omit-frame-pointer
                                                 -fno-sanitize-recover=all)
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # GCC 12 warns falsely in instrumented library code
            target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
        endif()
        target_link_options(${target} PRIVATE -fsanitize=${VITRINE_SANITIZE})
    endif()
endfunction()

# Headers that most files of a target read, <its> or ours, are read once. Not with a compiler cache, where there
# is one: it keeps objects apart by their precompiled headers.
set(VITRINE_PRECOMPILED <algorithm> <array> <atomic> <charconv> <chrono> <condition_variable> <deque>
                        <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional> <ranges> <set>
                        <span> <sstream> <stdexcept> <string> <string_view> <thread> <tuple> <unordered_map>
                        <unordered_set> <utility> <variant> <vector> <fmt/format.h>)
function(vitrine_precompile target)
    if(CCACHE)
        return()
    endif()
    foreach(header ${ARGN})
        if(NOT header MATCHES "^<")
            set(header ${CMAKE_SOURCE_DIR}/${header})
        endif()
        target_precompile_headers(${target} PRIVATE ${header})
    endforeach()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # GCC 12 warns falsely inside what it precompiled
        target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow
                                                 -Wno-stringop-overread -Wno-dangling-pointer)
    endif()
endfunction()

# Where sources are compiled several at a time (CMAKE_UNITY_BUILD, as the presets do), most of what it costs to
# read headers is spared. About eight go together, by a hash of their names: a new file joins others and moves none.
function(vitrine_compile_together target)
    list(LENGTH ARGN count)
    set(groups 1)
    while(count GREATER 11)
        math(EXPR count "${count} / 2")
        math(EXPR groups "${groups} * 2")
    endwhile()
    foreach(source ${ARGN})
        get_filename_component(name ${source} NAME)
        string(MD5 hash ${name})
        string(SUBSTRING ${hash} 0 4 hash)
        math(EXPR group "0x${hash} % ${groups}")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP "${group}")
    endforeach()
    set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()

# vitrine_folder(catalog LINKS base PRECOMPILES src/base/text.h): src/catalog/*.cpp except main.cpp becomes
# vitrine_catalog.
function(vitrine_folder name)
    cmake_parse_arguments(FOLDER "" "" "LINKS;PRECOMPILES" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(vitrine_${name} STATIC ${sources})
    target_include_directories(vitrine_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(vitrine_${name} PUBLIC ${FOLDER_LINKS})
    vitrine_compile_options(vitrine_${name})
    vitrine_precompile(vitrine_${name} ${VITRINE_PRECOMPILED} ${FOLDER_PRECOMPILES})
    vitrine_compile_together(vitrine_${name} ${sources})
endfunction()

# What every test program is compiled with. Expectations unfold into much code that runs once, so that
# tests are optimised less than what they test.
function(vitrine_test_options target)
    vitrine_compile_options(${target})
    target_compile_options(${target} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O1>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # GCC 12 warns falsely of std::string at this level
        target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow)
    endif()
    target_precompile_headers(${target} PRIVATE <gmock/gmock.h> <gtest/gtest.h> <filesystem> <string> <vector>)
endfunction()

# vitrine_tests(catalog): tests/catalog/*_test.cpp becomes the program catalog_test, one CTest entry a case.
function(vitrine_tests name)
    cmake_parse_arguments(TESTS "" "" "LINKS" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${name}/*_test.cpp)
    if(NOT sources)
        return()
    endif()
    add_executable(${name}_test ${sources})
    target_link_libraries(${name}_test PRIVATE ${TESTS_LINKS} vitrine_test_support GTest::gmock GTest::gtest_main)
    vitrine_test_options(${name}_test)
    vitrine_compile_together(${name}_test ${sources})
    gtest_discover_tests(${name}_test TEST_PREFIX ${name}. DISCOVERY_MODE PRE_TEST
                         PROPERTIES TIMEOUT 300 ENVIRONMENT LC_ALL=C.UTF-8)
endfunction()
